using System.Diagnostics;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Extensions.Strings;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Tests.Extensions;

namespace Caveat.Cel.Tests.Evaluation;

/// <summary>Short expressions that ask for much: each ends in an answer or an error, with little time and memory.</summary>
public sealed class HostileExpressionTests
{
    private const long MaxBytes = 300_000_000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string, string> Expressions() => new()
    {
        { "a list that doubles", "[[1, 1, 1]]" + Repeat(".map(x, x + x)", 60) + "[0].size() > 0", "a list of 1572864 elements is longer than the limit of 1000000" },
        { "a string that doubles", "['0123456789']" + Repeat(".map(x, x + x)", 60) + "[0].size() > 0", "operation cancelled: actual cost limit exceeded" },
        { "loops in loops", Repeat("l.all(x, ", 14) + "n > 0" + Repeat(")", 14), "operation cancelled: actual cost limit exceeded" },
        { "lists of lists of lists", Repeat("l.map(x, ", 14) + "n" + Repeat(")", 14) + ".size() > 0", "operation cancelled: actual cost limit exceeded" },
        { "maps that nest", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]" + Repeat(".map(x, [x, x])", 100) + ".size() > 0", "" },
        { "a pattern that backtracks", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'.matches('(a*)*b')", "" },
        { "a pattern that backtracks, on 90 KB", $"'{new string('a', 90_000)}'.matches('(a*)*b')", "" },
        { "a pattern known late, on 90 KB", $"'{new string('a', 90_000)}'.matches('(a*)*b' + ['c'].map(x, x)[0])", "" },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void EndInTime(string name, string expression, string error)
    {
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var frame = new Frame();
        frame.Begin(new Samples(), new CostMeter(CostMeter.ExpressionLimit));
        var value = Evaluation.Expressions.Compile(expression).Evaluate(frame);
        Assert.Equal((name, error), (name, value.IsError ? value.AsError.Message : ""));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytes);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, MaxTime);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("1 + ", "")]
    [InlineData("t ? 1 : ", "")]
    public void DeepExpressionsAreRefused(string open, string close)
    {
        var text = Repeat(open, 10_000) + "1" + Repeat(close, 10_000);
        Assert.NotEmpty(Evaluation.Expressions.Default.Compile(new("<input>", text)).Diagnostics);
    }

    [Fact]
    public void ALongChainOfLogicIsNoDeepOne()
    {
        var frame = new Frame();
        frame.Begin(new Samples(), new CostMeter(CostMeter.ExpressionLimit));
        Assert.Equal(Truth.False, Evaluation.Expressions.Compile(Repeat("t && ", 5_000) + "false").Test(frame));
    }

    [Fact]
    public void AProgramKeepsNoLargeStringsThatFollowFromSmallOnes()
    {
        const int MaxKeptBytes = 40_000_000; // Of 100 programs, each of which would keep 1 MB; other tests run beside this one.
        var environment = ExtensionExpressions.Create([StandardLibrary.Instance, StringsLibrary.Version2]);
        var text = "'aaaaaaaaaa'" + Repeat(".replace('a', 'aaaaaaaaaa')", 5);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        List<Program> programs = [];
        for (var i = 0; i < 100; i++)
        {
            programs.Add(Evaluation.Expressions.Compile($"{text} + '{i}'", environment));
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MaxKeptBytes);
        var frame = new Frame();
        frame.Begin(new Samples(), new CostMeter(CostMeter.ExpressionLimit));
        Assert.Equal(1_000_002, programs[^1].Evaluate(frame).AsUtf8.Length);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable(text, count));

    private static IEnumerable<string> Enumerable(string text, int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return text;
        }
    }
}
