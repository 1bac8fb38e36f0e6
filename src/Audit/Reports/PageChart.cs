using System.Globalization;
using System.Net;
using System.Text;

namespace Caveat.Audit.Reports;

/// <summary>A bar chart as inline SVG: its numbers stand beside the bars, so that nobody has to measure or to see colours.</summary>
internal static class PageChart
{
    /// <summary>Bars that are drawn; what is left is one more.</summary>
    public const int MaxBars = 10;

    private const int RowHeight = 22;
    private const int LabelWidth = 150;
    private const int BarWidth = 210;
    private const int Width = 420;
    private const int MaxLabelCharacters = 22;

    /// <param name="title">Of the chart; text, not HTML.</param>
    /// <param name="bars">In the order that they are drawn.</param>
    public static string Of(string title, IReadOnlyList<PageBar> bars)
    {
        var most = 1;
        foreach (var bar in bars)
        {
            most = Math.Max(most, bar.Count);
        }

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<section><h2>{Encode(title)}</h2><svg viewBox=\"0 0 {Width} {Math.Max(1, bars.Count) * RowHeight}\" role=\"img\" aria-label=\"{Encode(title)}\">");
        for (var i = 0; i < bars.Count; i++)
        {
            Append(svg, bars[i], i * RowHeight, most);
        }

        return svg.Append("</svg></section>\n").ToString();
    }

    /// <summary>The most first; those with the same count by name.</summary>
    public static IReadOnlyList<PageBar> BarsOf(IReadOnlyDictionary<string, int> counts, string nameOfEmpty)
    {
        List<PageBar> bars = [];
        foreach (var (name, count) in counts)
        {
            bars.Add(new PageBar(name.Length == 0 ? nameOfEmpty : name, count, ""));
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

        return new PageBar($"{bars.Count - MaxBars} others", count, "");
    }

    private static void Append(StringBuilder svg, PageBar bar, int top, int most)
    {
        var name = bar.Name.Length <= MaxLabelCharacters ? bar.Name : bar.Name[..(MaxLabelCharacters - 1)] + "…";
        var length = Math.Max(2, bar.Count * BarWidth / most);
        svg.Append(CultureInfo.InvariantCulture, $"<g><title>{Encode(bar.Name)}: {bar.Count}</title><text x=\"0\" y=\"{top + 15}\">{Encode(name)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{bar.Class}\" x=\"{LabelWidth}\" y=\"{top + 3}\" width=\"{length}\" height=\"15\" rx=\"2\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"n\" x=\"{LabelWidth + length + 6}\" y=\"{top + 15}\">{bar.Count}</text></g>");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
