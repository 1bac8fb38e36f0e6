using System.Diagnostics.CodeAnalysis;
using Caveat.Audit.Reports.Html;

namespace Caveat.Audit.Reports;

/// <summary>A report that is asked for: <c>sarif=out.sarif</c>, or <c>table</c>.</summary>
/// <param name="Format">Its form.</param>
/// <param name="File">Where it goes; null for standard output.</param>
public sealed record ReportTarget(ReportFormat Format, string? File)
{
    private static readonly string[] Names = ["table", "json", "yaml", "sarif", "junit", "github", "html"];

    /// <summary>The names of the formats, for help: <c>table, json, …</c></summary>
    public static string FormatNames { get; } = string.Join(", ", Names);

    /// <summary>Reads what stands behind <c>-o</c>.</summary>
    /// <param name="text"><c>FORMAT</c> or <c>FORMAT=FILE</c>.</param>
    /// <param name="target">Null when the answer is false.</param>
    /// <param name="problem">What is wrong with it; null when the answer is true.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ReportTarget? target, [NotNullWhen(false)] out string? problem)
    {
        var equals = text.IndexOf('=');
        var name = equals < 0 ? text : text[..equals];
        var format = Array.IndexOf(Names, name);
        (target, problem) = (null, null);
        if (format < 0)
        {
            problem = $"'{name}' is no format; expected one of {FormatNames}";
        }
        else if (equals == text.Length - 1)
        {
            problem = $"no file behind '{text}'; write '{name}' for standard output, or '{name}=FILE'";
        }
        else
        {
            target = new ReportTarget((ReportFormat)format, equals < 0 ? null : text[(equals + 1)..]);
        }

        return problem is null;
    }

    /// <summary>Two reports can't share standard output, nor a file; null when none do.</summary>
    public static string? Clash(IReadOnlyList<ReportTarget> targets)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            if (!taken.Add(target.File ?? ""))
            {
                return target.File is null
                    ? "two reports on standard output; give all but one a file, as in '-o json=report.json'"
                    : $"two reports into {target.File}; give each a file of its own";
            }
        }

        return null;
    }

    /// <summary>The report, written to a stream that it closes when it is disposed of.</summary>
    public IReport Open(Stream output, ReportOptions options) => Format switch
    {
        ReportFormat.Json => new JsonReport(output, options.Shard),
        ReportFormat.Yaml => new YamlReport(output),
        ReportFormat.Sarif => new SarifReport(output, options),
        ReportFormat.JUnit => new JUnitReport(output),
        ReportFormat.GitHub => new GitHubReport(output),
        ReportFormat.Html => new HtmlReport(output, options),
        _ => new TableReport(output, File is null ? options : options with { HasColor = false }),
    };
}
