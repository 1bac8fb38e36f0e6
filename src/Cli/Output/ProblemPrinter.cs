using Caveat.Audit.Reports;

namespace Caveat.Cli.Output;

/// <summary>Tells on standard error what could not be read, at once.</summary>
internal sealed class ProblemPrinter : IReport
{
    private readonly TextWriter _error;

    public ProblemPrinter(TextWriter error) => _error = error;

    public void Add(ObjectReport report)
    {
    }

    public void AddProblem(string problem) => _error.WriteLine(VisibleText.Line(problem));

    public void Finish()
    {
    }

    public void Dispose()
    {
    }
}
