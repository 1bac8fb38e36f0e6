using Caveat.Policies.Model;
using Cell = Spectre.Console.Text;
using Spectre.Console;

namespace Caveat.Audit.Reports;

/// <summary>Rows of one rule as a table shows them: the rule, its objects, and what to do.</summary>
internal static class TableGroup
{
    /// <summary>A console that writes to a file or a terminal, as wide and as colourful as that is.</summary>
    public static IAnsiConsole ConsoleOf(TextWriter output, ReportOptions options)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = options.HasColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = options.HasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = options.Width;
        return console;
    }

    /// <param name="console">Where it goes.</param>
    /// <param name="title">What the rows have in common, in a word or two.</param>
    /// <param name="style">Of the title.</param>
    /// <param name="rows">Of one rule, at least one.</param>
    public static void Write(IAnsiConsole console, string title, Style style, List<ReportRow> rows)
    {
        var first = rows[0];
        var severity = first.Severity is { } known ? $"  {SeverityWord.Of(known)}" : "";
        console.Write(new Cell($"{title,-5}", style));
        console.Write(new Cell($" {first.RuleId}{severity}\n", new Style(decoration: Decoration.Bold)));
        var grid = new Grid().AddColumns(3);
        foreach (var row in rows)
        {
            grid.AddRow(CellOf(row.Resource.ToString()), CellOf(PlaceOf(row)), CellOf(FindingOf(row)));
        }

        console.Write(new Padder(grid, new Padding(4, 0, 0, 0)));
        WriteAdvice(console, "fix", first.Fix);
        WriteAdvice(console, "docs", first.Docs);
    }

    private static void WriteAdvice(IAnsiConsole console, string name, string? text)
    {
        if (text is not null)
        {
            console.Write(CellOf($"    {name}: {text}\n"));
        }
    }

    private static Cell CellOf(string text) => new(VisibleText.Cell(text));

    private static string FindingOf(ReportRow row)
    {
        List<string> lines = [row.Tolerated ? $"{row.Message} (was so before)" : row.IsKnown ? $"{row.Message} (known)" : row.Message];
        foreach (var field in row.Fields)
        {
            lines.Add(field.ToString());
        }

        return string.Join('\n', lines);
    }

    private static string PlaceOf(ReportRow row) => row.Place.File is { Length: > 0 } ? row.Place.ToString() : "";
}
