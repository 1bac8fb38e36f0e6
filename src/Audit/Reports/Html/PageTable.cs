using System.Globalization;
using Caveat.Policies;
using Caveat.Policies.Model;

namespace Caveat.Audit.Reports.Html;

/// <summary>The findings: a row each, that opens.</summary>
internal sealed class PageTable
{
    private static readonly (string Name, string Class)[] Columns = [("Severity", "s"), ("Result", "r"), ("Object", "o"), ("Rule", "u"), ("Finding", "f")];

    private readonly TextWriter _output;
    private readonly ReportOptions _options;
    private readonly Dictionary<string, PolicySummary> _policies = new(StringComparer.Ordinal);

    public PageTable(TextWriter output, ReportOptions options)
    {
        _output = output;
        _options = options;
        foreach (var policy in options.Policies)
        {
            _policies[policy.Name] = policy;
        }
    }

    public void Write(IReadOnlyList<ReportRow> rows)
    {
        _output.Write("<section id=\"findings\" aria-labelledby=\"findings-title\" tabindex=\"-1\">\n<h2 id=\"findings-title\">Findings</h2>\n");
        if (rows.Count == 0)
        {
            _output.Write("<p class=\"note\">None: every rule that could be judged holds.</p>\n</section>\n");
            return;
        }

        WriteControls();
        WriteHead();
        foreach (var row in rows)
        {
            WriteRow(row);
        }

        _output.Write("</tbody>\n</table>\n</div>\n</section>\n");
    }

    private void WriteControls() => _output.Write(
        """
        <form role="search" hidden>
        <label>Search <input id="search" type="search" placeholder="object, rule, message, field" autocomplete="off" aria-keyshortcuts="/"></label>
        <button type="button" id="clear" hidden>Show all</button>
        <button type="button" id="unfold" aria-pressed="false">Details of all</button>
        <output id="shown" for="search"></output>
        </form>

        """);

    private void WriteHead()
    {
        _output.Write("<div class=\"wide\" role=\"region\" aria-label=\"Table of findings\" tabindex=\"0\">\n<table>\n<caption>Findings, the worst first. A button in a column's head sorts by it.</caption>\n<thead><tr>");
        foreach (var (name, @class) in Columns)
        {
            _output.Write($"<th scope=\"col\" class=\"{@class}\"><button type=\"button\">{name}</button></th>");
        }

        _output.Write("</tr></thead>\n<tbody>\n");
    }

    private void WriteRow(ReportRow row)
    {
        var result = Words.Of(row.Result);
        var severity = row.Severity is { } known ? SeverityWord.Of(known) : "";
        var rank = row.Severity is { } ranked ? (int)ranked : -1;
        var @operator = _policies.GetValueOrDefault(row.Policy)?.Operator ?? "";
        var age = _options.HasHistory ? $" data-age=\"{FindingAge.Of(row, _options.Now)}\"" : "";
        _output.Write($"<tr id=\"f-{row.Id}\"{age} data-result=\"{result}\" data-severity=\"{severity}\" data-operator=\"{PageText.Encode(@operator)}\" data-namespace=\"{PageText.Encode(row.Resource.Namespace)}\">");
        _output.Write($"<td data-rank=\"{PageText.Raw(rank)}\"><span class=\"{severity}\">{severity}</span></td><td data-rank=\"{PageText.Raw((int)row.Result)}\"><span class=\"{result}\">{result}</span></td>");
        _output.Write($"<td><small>{PageText.Encode(row.Resource.Kind)}</small> {NameOf(row.Resource)}</td><td><small>{PageText.Encode(row.Policy)}</small> {PageText.Encode(row.Rule)}</td>");
        _output.Write($"<td><details><summary>{PageText.Encode(row.Message)}</summary><dl>");
        WriteDetails(row);
        _output.Write("</dl></details></td></tr>\n");
    }

    private static string NameOf(ReportResource resource)
    {
        var name = PageText.Encode(resource.Name);
        return resource.Namespace.Length == 0 ? name : $"<i>{PageText.Encode(resource.Namespace)}/</i>{name}";
    }

    private void WriteDetails(ReportRow row)
    {
        WriteFields(row.Fields);
        WriteDetail("Fix", row.Fix);
        WriteDetail("Why", _policies.GetValueOrDefault(row.Policy)?.Description);
        WriteDetail("Tolerated", row.Tolerated ? "it was so before this write, which does not make it worse" : null);
        WriteDetail("Known", row.IsKnown ? "a baseline accepts it" : null);
        WriteDetail("First seen", row.FirstSeen?.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture));
        if (row.Docs is { } docs)
        {
            _output.Write($"<dt>More</dt><dd>{LinkTo(docs)}</dd>");
        }

        WriteDetail("Object", $"{row.Resource.ApiVersion} {row.Resource}");
        WriteDetail("Place", row.Place.File is { Length: > 0 } ? row.Place.ToString() : null);
        _output.Write($"<dt>Id</dt><dd><a href=\"#f-{row.Id}\">{row.Id}</a></dd>");
    }

    private void WriteFields(IReadOnlyList<FieldValue> fields)
    {
        if (fields.Count == 0)
        {
            return;
        }

        _output.Write($"<dt>{(fields.Count == 1 ? "Field" : "Fields")}</dt><dd><ul>");
        foreach (var field in fields)
        {
            _output.Write($"<li><code>{PageText.Encode(field.Path)}</code>: {(field.IsChange ? $"{ValueOf(field.OldValue)} → " : "")}{ValueOf(field.Value)}</li>");
        }

        _output.Write("</ul></dd>");
    }

    private static string ValueOf(string? value) => value is null ? "not set" : $"<code>{PageText.Encode(value)}</code>";

    private void WriteDetail(string name, string? text)
    {
        if (text is not null)
        {
            _output.Write($"<dt>{name}</dt><dd>{PageText.Encode(text)}</dd>");
        }
    }

    // A script's address would run when it is clicked.
    private static string LinkTo(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? $"<a href=\"{PageText.Encode(url)}\" rel=\"noreferrer\">{PageText.Encode(url)}</a>"
            : PageText.Encode(url);
}
