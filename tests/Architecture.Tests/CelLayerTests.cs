namespace Caveat.Architecture.Tests;

public sealed class CelLayerTests
{
    // Types <- Values <- Syntax <- Functions <- Checking <- Planning -> Evaluation: what a folder of src/Cel must not name.
    [Theory]
    [InlineData("Types", "Syntax", "Functions", "Checking", "Planning", "Evaluation", "Extensions")]
    [InlineData("Values", "Syntax", "Functions", "Checking", "Planning", "Evaluation", "Extensions")]
    [InlineData("Evaluation", "Syntax", "Checking", "Planning", "Extensions")]
    [InlineData("Checking", "Planning", "Evaluation", "Extensions")]
    public void AFolderOfCelNamesOnlyWhatStandsBelowIt(string folder, params string[] above)
    {
        var directory = Path.Combine(Repository.Root, "src", "Cel", folder);
        if (!Directory.Exists(directory))
        {
            Assert.Skip($"src/Cel/{folder} is not there yet");
        }

        List<string> forbidden = [];
        foreach (var file in Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            forbidden.AddRange(above.Where(name => text.Contains($"Caveat.Cel.{name}", StringComparison.Ordinal)).Select(name => $"{Path.GetFileName(file)} -> {name}"));
        }

        Assert.Empty(forbidden);
    }
}
