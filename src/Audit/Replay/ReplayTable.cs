using Caveat.Audit.Reports;
using Spectre.Console;

namespace Caveat.Audit.Replay;

/// <summary>For people at a terminal: by rule, who would have been denied what, how often and when.</summary>
public static class ReplayTable
{
    /// <summary>Users and objects that are shown; all are counted.</summary>
    public const int MaxGroups = 1_000;

    /// <summary>Writes what came of a log; the writer stays open.</summary>
    public static void Write(TextWriter output, ReplayTally tally, ReportOptions options)
    {
        var console = TableGroup.ConsoleOf(output, options);
        var shown = tally.Groups.Take(MaxGroups).ToList();
        foreach (var rule in shown.GroupBy(static group => (group.Row.Result, group.Row.RuleId)))
        {
            Write(console, [.. rule]);
        }

        var left = tally.Groups.Count - shown.Count;
        if (left > 0)
        {
            output.WriteLine(Invariant($"{left} more users and objects; -o json has {(tally.Left == 0 ? "all" : Invariant($"{ReplayTally.MaxGroups:N0}"))}"));
        }

        WriteSummary(output, tally);
        output.Flush();
    }

    private static void Write(IAnsiConsole console, List<ReplayGroup> groups)
    {
        List<ReportRow> rows = groups.ConvertAll(static group => group.Row with { Message = $"{TimesOf(group)}: {group.Row.Message}", Fields = [] });
        var style = rows[0].Result == RowResult.Warn ? new Style(Color.Yellow, decoration: Decoration.Bold) : new Style(Color.Red, decoration: Decoration.Bold);
        TableGroup.Write(console, TitleOf(rows[0].Result), style, rows);
        console.WriteLine();
    }

    private static string TimesOf(ReplayGroup group)
    {
        var before = group.WithoutBefore == 0 ? "" : Invariant($", {group.WithoutBefore} of them with nobody knowing what was there before");
        var when = group.Count == 1 ? Words.Of(group.First) : $"{Words.Of(group.First)} to {Words.Of(group.Last)}";
        var times = group.Count == 1 ? "once" : Invariant($"{group.Count} times");
        return $"{group.User} ({string.Join(", ", group.Verbs)}) {times}{before}, {when}";
    }

    private static string TitleOf(RowResult result) => result switch
    {
        RowResult.Fail => "denied",
        RowResult.Error => "not judged",
        _ => "warned",
    };

    private static void WriteSummary(TextWriter output, ReplayTally tally)
    {
        var unjudged = tally.NotJudged == 0 ? "" : Invariant($"{tally.NotJudged} perhaps, as a rule can't be judged, ");
        var broken = tally.Broken == 0 ? "" : Invariant($"; {tally.Broken} lines can't be read");
        output.WriteLine(Invariant($"{tally.Events} requests, {tally.Writes} writes replayed: {tally.Denied} would have been denied, {unjudged}{tally.Warned} warned of{broken}"));
        foreach (var reason in Enum.GetValues<Unreplayed>())
        {
            if (tally[reason] > 0)
            {
                output.WriteLine(Invariant($"not replayed: {tally[reason]} {UnreplayedWord.TextOf(reason)}"));
            }
        }

        if (tally.Left > 0)
        {
            output.WriteLine(Invariant($"{tally.Left} findings of further users and objects are not shown"));
        }

        if (tally.IsInterrupted)
        {
            output.WriteLine("interrupted; the rest of the log was not read");
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
