using System.Diagnostics;
using System.Text;
using Caveat.Cel.Checking;
using Caveat.Cel.Cost;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Syntax;
using Caveat.Cel.Tests.Types;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using Caveat.Text;
using CsCheck;

namespace Caveat.Cel.Tests.Checking;

public sealed class CheckerLawTests
{
    // No speed is asserted: what has no bound takes minutes, or never ends.
    private static readonly TimeSpan HangBound = TimeSpan.FromSeconds(60);

    private static readonly CelEnvironment Environment = CelEnvironment.Create(new EnvironmentOptions
    {
        Libraries = [Declared.Language],
        Objects = new DeclaredObjects(),
        MaxCodePoints = 2_000_000,
        Variables =
        [
            new("i", CelType.Int), new("d", CelType.Dyn), new("object", SchemaTypes.Of("Object", TestSchemas.Broker)), new("variables.label", CelType.String),
        ],
    });

    private static readonly SourceText Source = new("test", "object.spec.replicas > 1");

    [Fact]
    public void NoTreeMakesItThrowAndEveryTreeIsCheckedOrExplained() =>
        Gen.Byte.Array[0, 400].Sample(
            choices =>
            {
                var result = Checker.Check(RandomTree.Of(choices), Source, Environment.Scope);
                Assert.Equal(result.Expr is null, result.Diagnostics.Count > 0);
                foreach (var diagnostic in result.Diagnostics)
                {
                    Assert.NotEmpty(CaretRenderer.Render(diagnostic));
                }

                if (result.Expr is { } checkedExpr)
                {
                    var cost = CostEstimator.Of(checkedExpr, SizeBounds.None);
                    Assert.True(cost.Min <= cost.Max);
                    Assert.Empty(LiteralRules.Check(checkedExpr));
                }
            },
            iter: 10_000);

    [Theory]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void AnswersATreeDeeperThanAnyStackWithOneError(int depth)
    {
        Expr tree = new IdentExpr(1, default, "i");
        for (var i = 0; i < depth; i++)
        {
            tree = new ListExpr(i + 2, default, [tree], []);
        }

        var result = Checker.Check(tree, Source, Environment.Scope);
        Assert.Equal(["test:1:1: nested deeper than 1500 levels; split the expression into variables"], Texts(result));
    }

    // A million code points: a list of 500,000 ones, and a sum in brackets of a few thousand.
    [Fact]
    public void ChecksAVeryWideTreeInTimeThatGrowsWithIt()
    {
        var wide = new ListExpr(1, default, Ones(500_000), []);
        var watch = Stopwatch.StartNew();
        var result = Checker.Check(wide, Source, Environment.Scope);
        Assert.Equal("list(int)", result.Expr!.ResultType.ToString());
        Assert.True(watch.Elapsed < HangBound, $"took {watch.Elapsed}");
    }

    // The costliest thing to write for the checker: each comparison of dyn tries every overload there is, and keeps them all.
    [Theory]
    [InlineData("d<d,")]
    [InlineData("d+d,")]
    [InlineData("d==d,")]
    [InlineData("[],")]
    [InlineData("[d].map(x,x),")]
    [InlineData("d.f.g.h(1),")]
    public void ChecksTheLongestTextThatIsTakenWithinItsSteps(string element)
    {
        var environment = CelEnvironment.Create(new EnvironmentOptions
        {
            Libraries = [StandardLibrary.Instance, OptionalLibrary.Instance],
            Variables = [new("d", CelType.Dyn)],
        });
        var count = (new ParserOptions().MaxCodePoints - 2) / element.Length;
        var text = new StringBuilder("[").Insert(1, element, count).Append(']').ToString();
        var watch = Stopwatch.StartNew();
        var texts = Texts(environment.Check(new SourceText("test", text)));
        Assert.DoesNotContain(texts, message => message.Contains("steps", StringComparison.Ordinal));
        Assert.True(watch.Elapsed < HangBound, $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("(", 10_000, "1", ")", false)]
    [InlineData("[", 1_000, "", "]", false)]
    [InlineData("!", 1_000_000, "true", "", true)]
    [InlineData("[1].map(x, ", 100, "x", ")", true)]
    [InlineData("{1:", 20_000, "1", "}", false)]
    [InlineData("d.", 400_000, "d", "", false)]
    public void AnswersLongAndDeepTextInTime(string before, int times, string middle, string after, bool isRight)
    {
        var text = new StringBuilder().Insert(0, before, times).Append(middle).Insert(before.Length * times + middle.Length, after, times).ToString();
        var watch = Stopwatch.StartNew();
        var result = Environment.Check(new SourceText("test", text));
        Assert.Equal(isRight, result.Expr is not null);
        Assert.True(watch.Elapsed < HangBound, $"took {watch.Elapsed}");
    }

    // Each level has two of the level below: small in memory, 2^60 names when written out.
    [Fact]
    public void EndsOnTypesThatDoubleWithEveryLevel()
    {
        var watch = Stopwatch.StartNew();
        var result = Checker.Check(Doubling(60), Source, Environment.Scope);
        Assert.Contains("the types take more than 5000000 steps to find out; split the expression into variables", Texts(result)[^1], StringComparison.Ordinal);
        Assert.True(watch.Elapsed < HangBound, $"took {watch.Elapsed}");
    }

    [Fact]
    public void ReportsAHundredErrorsAndSaysThatThereAreMore()
    {
        var errors = new List<Expr>();
        for (var i = 0; i < 50_000; i++)
        {
            errors.Add(new IdentExpr(i + 2, default, "objekt" + i));
        }

        var texts = Texts(Checker.Check(new ListExpr(1, default, errors, []), Source, Environment.Scope));
        Assert.Equal(101, texts.Count);
        Assert.Equal("test:1:1: more than 100 errors; the rest is not shown", texts[^1]);
    }

    private static List<Expr> Ones(int count)
    {
        var ones = new List<Expr>(count);
        for (var i = 0; i < count; i++)
        {
            ones.Add(new ConstantExpr(i + 2, default, Value.Of(1L)));
        }

        return ones;
    }

    // bind v1 = {i: i} in bind v2 = {v1: v1} in … vN
    private static Expr Doubling(int levels)
    {
        var id = 0;
        Expr tree = new IdentExpr(++id, default, $"v{levels}");
        for (var level = levels; level > 0; level--)
        {
            var below = level == 1 ? "i" : $"v{level - 1}";
            tree = new ComprehensionExpr(++id, default)
            {
                Kind = ComprehensionKind.Bind,
                IterVariable = "#unused",
                IterRange = new ListExpr(++id, default, [], []),
                AccuVariable = $"v{level}",
                AccuInit = new MapExpr(++id, default, [new MapEntry(++id, new IdentExpr(++id, default, below), new IdentExpr(++id, default, below), false)]),
                LoopCondition = new ConstantExpr(++id, default, Value.False),
                LoopStep = new IdentExpr(++id, default, $"v{level}"),
                Result = tree,
            };
        }

        return tree;
    }

    private static List<string> Texts(CheckResult result)
    {
        var texts = new List<string>();
        foreach (var diagnostic in result.Diagnostics)
        {
            texts.Add(diagnostic.ToString());
        }

        return texts;
    }
}
