using System.Globalization;
using Caveat.Audit.Reports;

namespace Caveat.Audit.Judging;

/// <summary>What a run came to.</summary>
/// <param name="Objects">Objects that were judged.</param>
/// <param name="Denied">Of these, those that the API server would not store.</param>
/// <param name="Findings">Rows that neither pass nor are skipped.</param>
/// <param name="Problems">Inputs that could not be read or judged.</param>
/// <param name="IsInterrupted">Whether it was ended before its source was.</param>
public sealed record RunOutcome(long Objects, long Denied, long Findings, long Problems, bool IsInterrupted)
{
    /// <summary>Nothing yet.</summary>
    public static RunOutcome None { get; } = new(0, 0, 0, 0, IsInterrupted: false);

    /// <summary>Of two runs together.</summary>
    public RunOutcome And(RunOutcome other) =>
        new(Objects + other.Objects, Denied + other.Denied, Findings + other.Findings, Problems + other.Problems, IsInterrupted || other.IsInterrupted);

    /// <summary>Ends the run's report. That of a run which was interrupted says so among its problems: what was not judged must not look sound.</summary>
    public void Finish(IReport report)
    {
        if (IsInterrupted)
        {
            report.AddProblem(string.Create(CultureInfo.InvariantCulture, $"interrupted; {Objects} objects were judged"));
        }

        report.Finish();
    }
}
