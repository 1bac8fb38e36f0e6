using Caveat.Audit.Reports;

namespace Caveat.Audit.Findings;

/// <summary>Writes what was found as a baseline: a line a finding, in the order of the run.</summary>
public sealed class BaselineWriter : IReport
{
    private readonly StreamWriter _output;

    /// <param name="output">Disposed of with this.</param>
    public BaselineWriter(Stream output)
    {
        _output = new StreamWriter(output) { NewLine = "\n" };
        _output.WriteLine("# Findings that caveat audit --baseline accepts: an id a line, and behind it what it is.");
    }

    /// <inheritdoc/>
    public void Add(ObjectReport report)
    {
        foreach (var row in report.Found)
        {
            if (row.IsFinding)
            {
                _output.WriteLine(BaselineLine.Of(row));
            }
        }
    }

    /// <inheritdoc/>
    public void AddProblem(string problem)
    {
    }

    /// <inheritdoc/>
    public void Finish() => _output.Flush();

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();
}
