namespace Caveat.Architecture.Tests;

/// <summary>docs/threat-model.md: a control without its test is a wish.</summary>
public sealed class ThreatModelTests
{
    private const string CasePrefix = "case ";
    private const int Cells = 4;

    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "threat-model.md"));

    public static TheoryData<string> Tests => [.. Rows().SelectMany(static row => Quoted(row[2])).Distinct()];

    [Fact]
    public void EveryControlNamesATest()
    {
        var rows = Rows();
        Assert.NotEmpty(rows);
        Assert.All(rows, static row => Assert.True(row[1].StartsWith("none", StringComparison.Ordinal) || Quoted(row[2]).Any(), $"no test: {row[0]}"));
    }

    [Fact]
    public void WhereThereIsNoControlWhatRemainsSaysWhoseItIs() =>
        Assert.All(Rows().Where(static row => row[1].StartsWith("none", StringComparison.Ordinal)), static row => Assert.NotEmpty(row[3]));

    [Theory]
    [MemberData(nameof(Tests))]
    public void TheTestIsThere(string name)
    {
        if (name.StartsWith(CasePrefix, StringComparison.Ordinal))
        {
            Assert.True(Directory.Exists(Path.Combine(Repository.Root, "tests", "Policies.Tests", "Cases", name[CasePrefix.Length..])), $"no {name}");
            return;
        }

        var parts = name.Split('.');
        Assert.Equal(2, parts.Length);
        var files = Repository.TestProjects.SelectMany(Repository.SourceFiles).Where(file => Path.GetFileName(file) == parts[0] + ".cs").ToList();
        Assert.True(files.Exists(file => File.ReadAllText(file).Contains($" {parts[1]}(", StringComparison.Ordinal)), $"no test {name}");
    }

    // The tables under "Controls": threat, control, test, what remains.
    private static List<string[]> Rows()
    {
        var controls = Text[Text.IndexOf("\n## Controls\n", StringComparison.Ordinal)..];
        var rows = new List<string[]>();
        foreach (var line in controls.Split('\n'))
        {
            if (line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| threat |", StringComparison.Ordinal))
            {
                string[] cells = [.. line.Trim('|').Split('|').Select(static cell => cell.Trim())];
                Assert.Equal(Cells, cells.Length);
                rows.Add(cells);
            }
        }

        return rows;
    }

    private static IEnumerable<string> Quoted(string cell) => cell.Split('`').Where(static (_, i) => i % 2 == 1);
}
