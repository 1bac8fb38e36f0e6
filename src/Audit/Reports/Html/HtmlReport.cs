using System.Globalization;

namespace Caveat.Audit.Reports.Html;

/// <summary>One page that works offline. Everything that comes from objects and policies is text in it, and its content policy loads nothing and runs no script but its own.</summary>
internal sealed class HtmlReport : IReport
{
    /// <summary>Findings on the page: what a browser sorts and filters without a pause.</summary>
    public const int MaxRows = 5_000;

    private readonly StreamWriter _output;
    private readonly ReportOptions _options;
    private readonly ReportTally _tally;
    private readonly WorstRows _rows = new(MaxRows);
    private readonly ProblemList _problems = new();
    private readonly Dictionary<string, int> _ages = new(StringComparer.Ordinal);

    public HtmlReport(Stream output, ReportOptions options)
    {
        _output = new StreamWriter(output) { NewLine = "\n" };
        _options = options;
        _tally = new ReportTally(options.Operators());
    }

    public void Add(ObjectReport report)
    {
        _tally.Add(report);
        _rows.Add(report);
        foreach (var row in report.Found)
        {
            if (row.IsFinding)
            {
                var age = FindingAge.Of(row, _options.Now);
                _ages[age] = _ages.GetValueOrDefault(age) + 1;
            }
        }
    }

    public void AddProblem(string problem)
    {
        _tally.AddProblem();
        _problems.Add(problem);
    }

    public void Finish()
    {
        PageFrame.WriteStart(_output);
        PageHeader.Write(_output, _options, _tally);
        WriteProblems();
        PageCharts.Write(_output, _tally, _options.HasHistory ? _ages : null);
        WriteRows();
        PageFrame.WriteEnd(_output);
        _output.Flush();
    }

    public void Dispose() => _output.Dispose();

    private void WriteProblems()
    {
        if (_tally.Problems == 0)
        {
            return;
        }

        var inputs = _tally.Problems == 1 ? "1 input" : $"{PageText.Of(_tally.Problems)} inputs";
        _output.Write($"<section class=\"problems\" aria-labelledby=\"problems\"><h2 id=\"problems\">{inputs} could not be checked</h2>\n<ul>\n");
        foreach (var problem in _problems.Kept)
        {
            _output.Write($"<li>{PageText.Encode(problem)}</li>\n");
        }

        _output.Write("</ul></section>\n");
    }

    private void WriteRows()
    {
        if (_rows.Left > 0)
        {
            _output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"<p class=\"note\">{_rows.Left:N0} more findings are counted but not on this page, none of them worse than those that are; the JSON report has all.</p>\n"));
        }

        new PageTable(_output, _options).Write(_rows.Sorted());
    }
}
