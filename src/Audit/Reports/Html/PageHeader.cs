using System.Globalization;

namespace Caveat.Audit.Reports.Html;

/// <summary>When, of what, with which policies, and what it came to. The kinds of finding are buttons: the table shows those that are pressed.</summary>
internal static class PageHeader
{
    private static readonly (RowResult Result, string Sense)[] Findings =
        [(RowResult.Fail, "would be denied"), (RowResult.Error, "could not be judged"), (RowResult.Warn, "warned of")];

    public static void Write(TextWriter output, ReportOptions options, ReportTally tally)
    {
        WriteTitle(output, options, tally);
        output.Write("<main>\n<ul class=\"tiles\" data-group=\"result\">\n");
        foreach (var (result, sense) in Findings)
        {
            WriteFinding(output, result, sense, tally[result]);
        }

        WriteTile(output, tally[RowResult.Skip], "skip", "excepted, or not judged");
        WriteTile(output, tally[RowResult.Pass], "pass", "rules that hold");
        output.Write("</ul>\n");
    }

    private static void WriteTitle(TextWriter output, ReportOptions options, ReportTally tally)
    {
        var time = options.Now.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var version = options.Version.Length == 0 ? "" : $" · caveat {PageText.Encode(options.Version)}";
        output.Write($"<header>\n<div><h1>Caveat report</h1>\n<p>{time} · {Count(tally.Objects, "object")} · {Count(options.Policies.Count, "policy")}{version}</p></div>\n");
        output.Write(
            """
            <label class="theme" hidden>Theme <select id="theme"><option value="">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label>
            </header>

            """);
    }

    private static void WriteFinding(TextWriter output, RowResult result, string sense, int count)
    {
        var word = Words.Of(result);
        var disabled = count == 0 ? " disabled" : "";
        output.Write($"<li><button type=\"button\" class=\"{word}\" value=\"{word}\" aria-pressed=\"false\"{disabled}><b>{PageText.Of(count)}</b> <span>{word}</span> <small>{sense}</small></button></li>\n");
    }

    private static void WriteTile(TextWriter output, int count, string word, string sense) =>
        output.Write($"<li><div><b>{PageText.Of(count)}</b> <span>{word}</span> <small>{sense}</small></div></li>\n");

    private static string Count(int count, string noun) => (count, noun) switch
    {
        (1, _) => $"1 {noun}",
        (_, "policy") => $"{PageText.Of(count)} policies",
        _ => $"{PageText.Of(count)} {noun}s",
    };
}
