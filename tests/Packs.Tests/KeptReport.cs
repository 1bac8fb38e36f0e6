using Caveat.Audit.Reports;

namespace Caveat.Packs.Tests;

/// <summary>Keeps what it is told.</summary>
internal sealed class KeptReport : IReport
{
    public List<ObjectReport> Objects { get; } = [];

    public List<string> Problems { get; } = [];

    public void Add(ObjectReport report) => Objects.Add(report);

    public void AddProblem(string problem) => Problems.Add(problem);

    public void Finish()
    {
    }

    public void Dispose()
    {
    }
}
