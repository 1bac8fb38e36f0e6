using Caveat.Cel.Planning;
using CsCheck;

namespace Caveat.Cel.Tests.Evaluation;

/// <summary>The lanes agree, and so do the ways of planning: on values, on errors' messages and on costs.</summary>
public sealed class LaneTests
{
    private static readonly CelEnvironment Unfolded = Expressions.With(new() { Folds = false });
    private static readonly CelEnvironment GeneralFolds = Expressions.With(new() { HasMacroNodes = false });
    private static readonly CelEnvironment Plain = Expressions.With(new() { Folds = false, HasMacroNodes = false, Costs = CostRules.CelGo });
    private static readonly CelEnvironment CelGo = Expressions.With(new() { Costs = CostRules.CelGo });

    [Fact]
    public void LanesAndPlansAgreeOnRandomTrees()
    {
        var (compiled, refused) = (0, 0);
        RandomExpressions.Bool.Sample(
            expression => _ = Agree(expression) ? Interlocked.Increment(ref compiled) : Interlocked.Increment(ref refused),
            iter: 3_000);
        Assert.InRange(refused, 0, compiled / 10);
    }

    [Theory]
    [InlineData("l.all(x, x > 4) || l.exists(x, x / 0 == 1)")]
    [InlineData("l.exists_one(x, 6 / (x - 4) > 1)")]
    [InlineData("l.map(x, 6 / (x - 5)) == [1]")]
    [InlineData("l.filter(x, 6 / (x - 6) > 0) == [1]")]
    [InlineData("l.map(x, 6 / (x - 4) > 1, 1 / (x - 5)) == [1]")]
    [InlineData("l.all(i, x, l.exists(j, y, i == j && x == y))")]
    [InlineData("cel.bind(x, [1, 2], x.all(y, y in x))")]
    public void LanesAndPlansAgree(string expression) => Assert.True(Agree(expression));

    // False for an expression that does not compile.
    private static bool Agree(string expression)
    {
        var compilation = Expressions.Default.Compile(new("<input>", expression));
        if (compilation.Program is not { } program)
        {
            return false;
        }

        var expected = Expressions.Run(program);
        Assert.Equal(expected, Expressions.RunTest(program));
        Assert.Equal(expected, Expressions.Run(Expressions.Compile(expression, Unfolded)));
        AgreeUnlessFailed(expression, expected, GeneralFolds);
        AgreeUnlessFailed(expression, Expressions.Run(Expressions.Compile(expression, CelGo)), Plain);
        return true;
    }

    // What a failing round of a loop costs differs between the general fold and the macros' nodes; what it gives does not.
    private static void AgreeUnlessFailed(string expression, (string Value, long Cost) expected, CelEnvironment environment)
    {
        var actual = Expressions.Run(Expressions.Compile(expression, environment));
        Assert.Equal(expected.Value, actual.Value);
        if (!expression.Contains('/'))
        {
            Assert.Equal(expected.Cost, actual.Cost);
        }
    }
}
