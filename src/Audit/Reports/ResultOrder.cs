namespace Caveat.Audit.Reports;

/// <summary>The order of a summary, as policy reports have it.</summary>
internal static class ResultOrder
{
    public static IReadOnlyList<RowResult> AsReported { get; } = [RowResult.Pass, RowResult.Fail, RowResult.Warn, RowResult.Error, RowResult.Skip];
}
