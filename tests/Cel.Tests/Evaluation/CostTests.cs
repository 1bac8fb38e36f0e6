using Caveat.Cel.Evaluation;
using Caveat.Cel.Planning;
using Caveat.Text;

namespace Caveat.Cel.Tests.Evaluation;

public sealed class CostTests
{
    private static readonly CelEnvironment CelGo = Expressions.With(new() { Costs = CostRules.CelGo });

    // Figures of cel-go's own table of runtime costs, where it is run without optimisation.
    [Theory]
    [InlineData("'Hello World!'", 0)]
    [InlineData("l", 1)]
    [InlineData("m['a']", 2)]
    [InlineData("l[0]", 2)]
    [InlineData("m['a' + '']", 3)]
    [InlineData("l[3-3]", 3)]
    [InlineData("has(d.spec.name)", 3)]
    [InlineData("[1, 2, 3]", 10)]
    [InlineData("{'a': 1, 'b': 2}", 30)]
    [InlineData("[1, 2, 3].all(x, true)", 20)]
    [InlineData("'123'.matches('[0-9]')", 2)]
    [InlineData("false || false", 0)]
    [InlineData("t && t && t", 3)]
    [InlineData("1 < 2", 1)]
    [InlineData("1 == 2", 1)]
    [InlineData("2 in [1, 2, 3]", 13)]
    [InlineData("1 + 1", 1)]
    [InlineData("true ? 1 : 2", 0)]
    [InlineData("size('123')", 1)]
    [InlineData("'12345678901234567890' == '123456789012345678901234567890'", 2)]
    [InlineData("string(1)", 1)]
    [InlineData("s.startsWith('abcdefghijklmnopqrstuvwxyz')", 2)]
    [InlineData("(n > 9 ? l : l).all(y, true)", 2 + 3 * 3 + 1)]
    [InlineData("true ? false : 1 > 3", 0)]
    [InlineData("m.all(k, m[k] == 3)", 1 + 3 + 3 + 2 + 1)]
    public void CountsAsCelGo(string expression, long cost) =>
        Assert.Equal(cost, Expressions.Run(Expressions.Compile(expression, CelGo)).Cost);

    // The API server runs cel-go with constants computed beforehand, and without a cost of presence tests.
    [Theory]
    [InlineData("[1, 2, 3]", 0)]
    [InlineData("{'a': [1]}", 0)]
    [InlineData("[n]", 11)]
    [InlineData("[1 + 1]", 11)]
    [InlineData("int('12') + n", 2)]
    [InlineData("has(d.spec.name)", 2)]
    [InlineData("n in [1, 2, 3]", 1)]
    [InlineData("n in []", 0)]
    [InlineData("1 / 0 in []", 0)]
    [InlineData("n in l", 5)]
    [InlineData("l.exists(x, x == 5)", 1 + 2 * 6 + 3 + 1)]
    [InlineData("l.map(x, x)", 1 + 3 * 13 + 1)]
    [InlineData("l.map(x, 1)", 1 + 3 * 2 + 1)]
    [InlineData("l.filter(x, true)", 1 + 3 * 13 + 1)]
    [InlineData("l.exists_one(x, x == 5)", 1 + 3 * 2 + 2 + 2)]
    [InlineData("d.?spec.name.orValue('')", 3)]
    [InlineData("d.?nope.name.orValue('')", 1)]
    [InlineData("d.spec.name + 'a'", 4)]
    [InlineData("s + 'a'", 2)]
    [InlineData("variables.x", 2)]
    [InlineData("cel.bind(x, n, x + x)", 4)]
    [InlineData("[1, 2][n - 6]", 1 + 1 + 1 + 1)]
    [InlineData("(t ? d : m).spec", 2)]
    public void CountsAsTheApiServer(string expression, long cost) =>
        Assert.Equal(cost, Expressions.Run(Expressions.Compile(expression)).Cost);

    [Theory]
    [InlineData("l.map(x, l.map(y, x * y))", 100)]
    [InlineData("t || l.all(x, l.all(y, l.all(z, x + y > z)))", 0)]
    [InlineData("l.all(x, l.all(y, l.all(z, x + y > z))) || true", 20)]
    [InlineData("n + n", 2)]
    public void EndsWhenTheLimitIsPassed(string expression, long limit)
    {
        var meter = new CostMeter(limit);
        var frame = new Frame();
        frame.Begin(new Samples(), meter);
        Assert.Equal("operation cancelled: actual cost limit exceeded", Expressions.Compile(expression).Evaluate(frame).AsError.Message);
        Assert.InRange(meter.Used, limit + 1, limit + 30);
        frame.Begin(new Samples(), new CostMeter(limit));
        Assert.Equal(Truth.Error, Expressions.Compile(expression).Test(frame));
        Assert.Equal("operation cancelled: actual cost limit exceeded", frame.Error!.Message);
    }

    [Fact]
    public void ReachingTheLimitIsAllowed()
    {
        var frame = new Frame();
        frame.Begin(new Samples(), new CostMeter(3));
        Assert.Equal(14, Expressions.Compile("n + n").Evaluate(frame).AsInt);
    }

    [Fact]
    public void APolicyPaysForItsExpressions()
    {
        var policy = new CostMeter(5);
        var frame = new Frame();
        var program = Expressions.Compile("n + n");
        var first = new CostMeter(CostMeter.ExpressionLimit, policy);
        frame.Begin(new Samples(), first);
        Assert.Equal(14, program.Evaluate(frame).AsInt);
        var second = new CostMeter(CostMeter.ExpressionLimit, policy);
        frame.Begin(new Samples(), second);
        Assert.True(program.Evaluate(frame).IsError);
        Assert.Equal((3, 3, 6), (first.Used, second.Used, policy.Used));
    }

    [Fact]
    public void AVariablePaysFromItsOwnMeter()
    {
        var policy = new CostMeter(CostMeter.PolicyLimit);
        var outer = new CostMeter(CostMeter.ExpressionLimit, policy);
        var inner = new CostMeter(CostMeter.ExpressionLimit, policy);
        var frame = new Frame();
        frame.Begin(new LazyVariable(Expressions.Compile("l.map(x, x + 1)[0] + 37"), inner), outer);
        Assert.Equal(84, Expressions.Compile("[4, 5].map(x, variables.x)[1] + variables.x").Evaluate(frame).AsInt);
        Assert.Equal(inner.Used + outer.Used, policy.Used);
        Assert.True(inner.Used > 0 && outer.Used > 0);
    }

    [Fact]
    public void AFailureHasItsPlace()
    {
        var compilation = Expressions.Default.Compile(new SourceText("<input>", "t && d.spec.nope.deeper == 1"));
        var frame = new Frame();
        frame.Begin(new Samples(), new CostMeter(1000));
        var error = compilation.Program!.Evaluate(frame).AsError;
        Assert.Equal("no such key: nope", error.Message);
        Assert.Equal("nope", "t && d.spec.nope.deeper == 1".Substring(error.Span!.Value.Start, error.Span.Value.Length));
    }
}
