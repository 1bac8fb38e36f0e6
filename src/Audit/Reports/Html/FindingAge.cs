namespace Caveat.Audit.Reports.Html;

/// <summary>How long a finding has been known, in steps that people think in.</summary>
internal static class FindingAge
{
    private const string Oldest = "older";

    private static readonly (string Name, int MaxDays)[] Steps = [("new", 0), ("up to a day", 1), ("up to a week", 7), ("up to a month", 30), ("up to a quarter", 91)];

    /// <summary>The steps, the newest first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Steps.Select(static step => step.Name), Oldest];

    /// <summary>The step of a finding; of one that no run remembers, the newest.</summary>
    public static string Of(ReportRow row, DateTimeOffset now)
    {
        var days = (now - (row.FirstSeen ?? now)).TotalDays;
        foreach (var (name, maxDays) in Steps)
        {
            if (days <= maxDays)
            {
                return name;
            }
        }

        return Oldest;
    }
}
