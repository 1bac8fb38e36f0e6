using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Caveat.Policies.Model;

namespace Caveat.Audit.Reports;

/// <summary>One page that works offline. Everything that comes from objects and policies is text in it, and its content policy runs no script but its own.</summary>
internal sealed class HtmlReport : IReport
{
    /// <summary>Findings on the page: what a browser sorts and filters without a pause.</summary>
    public const int MaxRows = 5_000;

    private readonly StreamWriter _output;
    private readonly ReportOptions _options;
    private readonly ReportTally _tally;
    private readonly WorstRows _rows = new(MaxRows);
    private readonly ProblemList _problems = new();

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
    }

    public void AddProblem(string problem)
    {
        _tally.AddProblem();
        _problems.Add(problem);
    }

    public void Finish()
    {
        var script = PageResource.Read("page.js");
        WriteHead(script);
        WriteSummary();
        WriteProblems();
        WriteCharts();
        WriteControls();
        WriteTable();
        _output.Write($"</main>\n<script>{script}</script>\n</body>\n</html>\n");
        _output.Flush();
    }

    public void Dispose() => _output.Dispose();

    private void WriteHead(string script)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        _output.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        _output.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n");
        _output.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Caveat report</title>\n");
        _output.Write($"<style>{PageResource.Read("page.css")}</style>\n</head>\n<body>\n<main>\n<h1>Caveat report</h1>\n");
    }

    private void WriteSummary()
    {
        var counts = new StringBuilder();
        foreach (var result in ResultOrder.AsReported)
        {
            counts.Append(CultureInfo.InvariantCulture, $" · {_tally[result]} {Words.Of(result)}");
        }

        var time = _options.Now.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        _output.Write(string.Create(CultureInfo.InvariantCulture, $"<p class=\"sum\">{time} · {_tally.Objects} objects · {_options.Policies.Count} policies{counts}</p>\n"));
        if (_rows.Left > 0)
        {
            _output.Write(string.Create(CultureInfo.InvariantCulture, $"<p class=\"sum\">{_rows.Left} more findings are not on this page, none of them worse; the JSON report has all.</p>\n"));
        }
    }

    private void WriteProblems()
    {
        if (_tally.Problems == 0)
        {
            return;
        }

        _output.Write(string.Create(CultureInfo.InvariantCulture, $"<section class=\"problems\"><h2>{_tally.Problems} inputs could not be checked</h2>\n<ul>\n"));
        foreach (var problem in _problems.Kept)
        {
            _output.Write($"<li>{Encode(problem)}</li>\n");
        }

        _output.Write("</ul></section>\n");
    }

    private void WriteCharts()
    {
        List<PageBar> severities = [];
        foreach (var severity in Enum.GetValues<Severity>())
        {
            severities.Add(new PageBar(SeverityWord.Of(severity), _tally.BySeverity.GetValueOrDefault(severity), SeverityWord.Of(severity)));
        }

        _output.Write("<div class=\"charts\">\n");
        _output.Write(PageChart.Of("Violations by severity", severities));
        _output.Write(PageChart.Of("Findings by operator", PageChart.BarsOf(_tally.ByOperator, "(no operator)")));
        _output.Write(PageChart.Of("Findings by namespace", PageChart.BarsOf(_tally.ByNamespace, "(cluster-scoped)")));
        _output.Write("</div>\n");
    }

    private void WriteControls() => _output.Write(
        """
        <form>
        <label class="wide">Search <input id="search" type="search" placeholder="object, rule, message, field" autocomplete="off"></label>
        <label>Result <select id="result"><option value="">all</option><option>fail</option><option>error</option><option>warn</option></select></label>
        <label>Severity <select id="severity"><option value="">all</option><option>critical</option><option>high</option><option>medium</option><option>low</option></select></label>
        <span id="shown" role="status"></span>
        </form>

        """);

    private void WriteTable()
    {
        _output.Write("<table>\n<thead><tr>");
        foreach (var header in (ReadOnlySpan<string>)["Result", "Severity", "Object", "Rule", "Finding"])
        {
            _output.Write($"<th scope=\"col\"><button type=\"button\">{header}</button></th>");
        }

        _output.Write("</tr></thead>\n<tbody>\n");
        foreach (var row in _rows.Sorted())
        {
            WriteRow(row);
        }

        _output.Write("</tbody>\n</table>\n");
    }

    private void WriteRow(ReportRow row)
    {
        var result = Words.Of(row.Result);
        var severity = row.Severity is { } known ? SeverityWord.Of(known) : "";
        var rank = row.Severity is { } ranked ? (int)ranked : -1;
        _output.Write($"<tr id=\"f-{row.Id}\" data-result=\"{result}\" data-severity=\"{severity}\"><td class=\"{result}\" data-rank=\"{(int)row.Result}\">{result}</td>");
        _output.Write(string.Create(CultureInfo.InvariantCulture, $"<td class=\"{severity}\" data-rank=\"{rank}\">{severity}</td>"));
        _output.Write($"<td>{Encode(row.Resource.ToString())}</td><td>{Encode(row.RuleId)}</td>");
        _output.Write($"<td><details><summary>{Encode(row.Message)}</summary><dl>");
        WriteDetails(row);
        _output.Write("</dl></details></td></tr>\n");
    }

    private void WriteDetails(ReportRow row)
    {
        foreach (var field in row.Fields)
        {
            _output.Write($"<dt>Field</dt><dd><code>{Encode(field.ToString())}</code></dd>");
        }

        WriteDetail("Fix", row.Fix);
        WriteDetail("Tolerated", row.Tolerated ? "it was so before this write, which does not make it worse" : null);
        if (row.Docs is { } docs)
        {
            _output.Write($"<dt>More</dt><dd>{LinkTo(docs)}</dd>");
        }

        WriteDetail("Place", row.Place.File is { Length: > 0 } ? row.Place.ToString() : null);
        WriteDetail("Id", row.Id);
    }

    private void WriteDetail(string name, string? text)
    {
        if (text is not null)
        {
            _output.Write($"<dt>{name}</dt><dd>{Encode(text)}</dd>");
        }
    }

    // A script's address would run when it is clicked.
    private static string LinkTo(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? $"<a href=\"{Encode(url)}\" rel=\"noreferrer\">{Encode(url)}</a>"
            : Encode(url);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
