using Caveat.Policies.Model;

namespace Caveat.Audit.Reports.Html;

/// <summary>Where the findings are. A bar is a button: the table shows what is pressed. Its number stands beside it, so that nobody has to measure, or to see colours.</summary>
internal static class PageCharts
{
    /// <summary>Bars that are drawn; what is left is one more.</summary>
    public const int MaxBars = 8;

    /// <param name="output">The page.</param>
    /// <param name="tally">What is counted by what the objects and policies are.</param>
    /// <param name="ages">Findings by <see cref="FindingAge"/>; null when nobody remembers.</param>
    public static void Write(TextWriter output, ReportTally tally, IReadOnlyDictionary<string, int>? ages)
    {
        if (tally.Findings == 0)
        {
            return;
        }

        output.Write("<div class=\"charts\">\n");
        Write(output, "severity", "By severity", Severities(tally));
        Write(output, "operator", "By operator", Most(tally.ByOperator, "no operator"));
        Write(output, "namespace", "By namespace", Most(tally.ByNamespace, "cluster-scoped"));
        if (ages is not null)
        {
            Write(output, "age", "By age", [.. FindingAge.Names.Select(age => new PageBar(age, age, ages.GetValueOrDefault(age)))]);
        }

        output.Write("</div>\n");
    }

    private static List<PageBar> Severities(ReportTally tally)
    {
        List<PageBar> bars = [];
        foreach (var severity in Enum.GetValues<Severity>())
        {
            var word = SeverityWord.Of(severity);
            bars.Add(new PageBar(word, word, tally.BySeverity.GetValueOrDefault(severity), word));
        }

        return bars;
    }

    // The most first; those with the same count by name.
    private static List<PageBar> Most(IReadOnlyDictionary<string, int> counts, string nameOfEmpty)
    {
        List<PageBar> bars = [];
        foreach (var (name, count) in counts)
        {
            bars.Add(new PageBar(name, name.Length == 0 ? nameOfEmpty : name, count));
        }

        bars.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Name, b.Name));
        return bars.Count <= MaxBars ? bars : [.. bars[..MaxBars], Rest(bars)];
    }

    private static PageBar Rest(List<PageBar> bars)
    {
        var count = 0;
        for (var i = MaxBars; i < bars.Count; i++)
        {
            count += bars[i].Count;
        }

        return new PageBar(Value: null, $"{PageText.Of(bars.Count - MaxBars)} others", count);
    }

    private static void Write(TextWriter output, string group, string title, List<PageBar> bars)
    {
        var most = 1;
        foreach (var bar in bars)
        {
            most = Math.Max(most, bar.Value is null ? 1 : bar.Count);
        }

        output.Write($"<section aria-labelledby=\"by-{group}\"><h2 id=\"by-{group}\">{title}</h2>\n<ul class=\"bars\" data-group=\"{group}\">\n");
        foreach (var bar in bars)
        {
            Write(output, bar, most);
        }

        output.Write("</ul></section>\n");
    }

    private static void Write(TextWriter output, PageBar bar, int most)
    {
        var name = PageText.Encode(bar.Name);
        var content = $"<span title=\"{name}\">{name}</span> {Drawn(bar, most)}<b>{PageText.Of(bar.Count)}</b>";
        var disabled = bar.Count == 0 ? " disabled" : "";
        output.Write(bar.Value is null
            ? $"<li><div>{content}</div></li>\n"
            : $"<li><button type=\"button\" class=\"{bar.Class}\" value=\"{PageText.Encode(bar.Value)}\" aria-pressed=\"false\"{disabled}>{content}</button></li>\n");
    }

    // In thousandths of the longest. SVG, as its lengths are attributes: a style of its own would need a laxer content policy.
    private static string Drawn(PageBar bar, int most)
    {
        var length = bar.Value is null ? 0 : bar.Count == 0 ? 0 : Math.Max(8, bar.Count * 1000L / most);
        return $"<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{PageText.Raw(length)}\" height=\"10\"/></svg>";
    }
}
