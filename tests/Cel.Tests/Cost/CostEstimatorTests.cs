using Caveat.Cel.Cost;
using Caveat.Cel.Functions;
using Caveat.Cel.Tests.Checking;
using Caveat.Cel.Tests.Types;
using Caveat.Cel.Types;
using Caveat.Text;

namespace Caveat.Cel.Tests.Cost;

public sealed class CostEstimatorTests
{
    private const ulong Unbounded = ulong.MaxValue;

    private static readonly CelType All = SchemaTypes.Of("Object", TestSchemas.Broker);

    private static readonly CelEnvironment Environment = CelEnvironment.Create(new EnvironmentOptions
    {
        Libraries = [Declared.Language],
        Objects = new DeclaredObjects(),
        Variables =
        [
            new("ints", CelType.ListOf(CelType.Int)), new("ints2", CelType.ListOf(CelType.Int)),
            new("objects", CelType.ListOf(All)), new("nested", CelType.ListOf(CelType.ListOf(All))),
            new("map", CelType.MapOf(CelType.String, All)), new("maps", CelType.MapOf(CelType.String, CelType.MapOf(CelType.String, All))),
            new("s", CelType.String), new("s2", CelType.String), new("b", CelType.Bytes), new("x", CelType.Int), new("d", CelType.Dyn),
            new("object", All), new("variables.x", CelType.Int),
        ],
    });

    // Figures of cel-go's checker/cost_test.go, with has() as the API server counts it.
    [Theory]
    [InlineData("'Hello World!'", "", 0, 0)]
    [InlineData("ints", "", 1, 1)]
    [InlineData("map['key']", "", 2, 2)]
    [InlineData("object.kind", "", 2, 2)]
    [InlineData("has(object.kind)", "", 1, 1)]
    [InlineData("[1, 2, 3]", "", 10, 10)]
    [InlineData("{'a': 1, 'b': 2}", "", 30, 30)]
    [InlineData("Object{anything: 1}", "", 40, 40)]
    [InlineData("objects.all(x, true)", "objects=100", 2, 302)]
    [InlineData("nested.all(x, x.all(y, true))", "nested=50 nested.@items=10", 2, 1752)]
    [InlineData("[1, 2, 3].all(x, true)", "", 20, 20)]
    [InlineData("s.matches('[0-9]')", "s=500", 3, 103)]
    [InlineData("'123'.matches('[0-9]')", "", 2, 2)]
    [InlineData("true || false", "", 0, 0)]
    [InlineData("x == 1 || x == 2", "", 2, 4)]
    [InlineData("1 < 2", "", 1, 1)]
    [InlineData("1 == 2", "", 1, 1)]
    [InlineData("2 in [1, 2, 3]", "", 13, 13)]
    [InlineData("1 + 1", "", 1, 1)]
    [InlineData("true ? 1 : 2", "", 0, 0)]
    [InlineData("size('123')", "", 1, 1)]
    [InlineData("string(b)", "b=500", 1, 51)]
    [InlineData("bytes(s)", "s=500", 1, 51)]
    [InlineData("s.contains(s2)", "s=500 s2=500", 2, 2502)]
    [InlineData("s.startsWith(s2)", "s2=500", 2, 52)]
    [InlineData("ints.size()", "", 2, 2)]
    [InlineData("(x > 2 ? ints : ints2).all(y, true)", "ints=1 ints2=1", 4, 7)]
    [InlineData("map.all(k, map[k].kind == 'a')", "map=10 map.@values.kind=20", 2, 82)]
    [InlineData("maps.all(k, maps[k].all(x, true))", "maps=5 maps.@values=10", 2, 187)]
    [InlineData("maps.all(k, k.contains(k))", "maps=5 maps.@keys=10", 2, 32)]
    [InlineData("maps.all(k, maps[k].all(k, true) && k.contains(k))", "maps=2 maps.@values=2 maps.@keys=5", 2, 34)]
    [InlineData("(ints + ints2).all(x, true)", "ints=10 ints2=10", 4, 64)]
    [InlineData("'abcdefg'.contains(s + s2)", "s=10 s2=10", 2, 6)]
    [InlineData("variables.x", "", 2, 2)]
    [InlineData("dyn(x)", "", 2, 2)]
    [InlineData("s == s2", "", 3, 1844674407370955266)]
    [InlineData("objects.all(x, true)", "", 2, Unbounded)]
    public void CostsWhatCelGoSays(string expression, string sizes, ulong min, ulong max) =>
        Assert.Equal(new Estimate(min, max), CostEstimator.Of(Checked(expression), new PathSizes(sizes)));

    [Fact]
    public void CountsAPresenceTestWhenAsked() =>
        Assert.Equal(Estimate.Exactly(2), CostEstimator.Of(Checked("has(object.kind)"), SizeBounds.None, presenceTestIsFree: false));

    [Theory]
    [InlineData("object.spec.volumes.all(v, true)", 4, 19)]
    [InlineData("object.spec.version.startsWith(object.spec.version)", 6, 14)]
    [InlineData("object.spec.labels.all(k, object.spec.labels[k] == 'a')", 4, 94)]
    [InlineData("object.spec.name == object.spec.version", 7, 14)]
    [InlineData("object.spec.name.contains('aaaaaaaaaa')", 3, 314576)]
    public void TakesSizesFromASchema(string expression, ulong min, ulong max)
    {
        var sizes = new SchemaSizes([new("object", TestSchemas.Broker)]);
        Assert.Equal(new Estimate(min, max), CostEstimator.Of(Checked(expression), sizes));
    }

    [Fact]
    public void AsksAnOverloadForItsOwnEstimate()
    {
        var overload = new Overload
        {
            Id = "sum", Result = CelType.Int, Parameters = [CelType.ListOf(CelType.Int)], IsMember = true,
            StaticCost = call => new CallEstimate(call.SizeOf(0).Plus(call.ElementSizeOf(0)), Estimate.Exactly(7)),
        };
        var environment = CelEnvironment.Create(new EnvironmentOptions
        {
            Libraries = [new Library { Name = "t", Functions = [new("sum", [overload])] }],
            Variables = [new("ints", CelType.ListOf(CelType.Int))],
        });
        var sum = environment.Check(new SourceText("test", "ints.sum()")).Expr!;
        Assert.Equal(new Estimate(1, 131), CostEstimator.Of(sum, new PathSizes("ints=100 ints.@items=30")));
    }

    [Fact]
    public void SaturatesWhereNothingBoundsTheProduct()
    {
        var huge = new Estimate(1, ulong.MaxValue);
        Assert.Equal(huge, huge.Times(huge));
        Assert.Equal(new Estimate(2, ulong.MaxValue), huge.Plus(huge));
        Assert.Equal(huge, huge.Times(0.25).Union(huge));
        Assert.Equal(new Estimate(1, 4611686018427387904), huge.Times(0.25));
    }

    private static Caveat.Cel.Checking.CheckedExpr Checked(string expression)
    {
        var result = Environment.Check(new SourceText("test", expression));
        Assert.Empty(result.Diagnostics);
        return result.Expr!;
    }
}
