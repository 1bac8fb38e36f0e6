using System.Text.RegularExpressions;

namespace Caveat.Architecture.Tests;

public sealed class CelLayerTests
{
    private static readonly Regex Named = new(@"Caveat\.Cel\.(?<folder>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>
    /// What the files of a folder of src/Cel may name besides their own folder: ARCHITECTURE.md's Types ← Values ← Syntax ← Functions ← Checking ← Planning → Evaluation.
    /// Values and regular expressions stand side by side below all that calls them; estimates of costs stand on checking; libraries name no stage above Functions.
    /// </summary>
    private static readonly Dictionary<string, string[]> Layers = new(StringComparer.Ordinal)
    {
        ["Types"] = [],
        ["RegularExpressions"] = [],
        ["Values"] = ["Types"],
        ["Syntax"] = ["Types", "Values"],
        ["Functions"] = ["Types", "Values", "RegularExpressions", "Syntax"],
        ["Extensions"] = ["Types", "Values", "RegularExpressions", "Syntax", "Functions"],
        ["Checking"] = ["Types", "Values", "Syntax", "Functions"],
        ["Cost"] = ["Types", "Values", "Syntax", "Functions", "Checking"],
        ["Evaluation"] = ["Types", "Values", "Functions"],
        ["Planning"] = ["Types", "Values", "Syntax", "Functions", "Checking", "Evaluation"],
    };

    public static TheoryData<string> Folders
    {
        get
        {
            var folders = new TheoryData<string>();
            foreach (var directory in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "Cel")))
            {
                if (Path.GetFileName(directory) is not ("bin" or "obj"))
                {
                    folders.Add(Path.GetFileName(directory));
                }
            }

            return folders;
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void AFolderOfCelNamesOnlyWhatStandsBelowIt(string folder)
    {
        Assert.True(Layers.TryGetValue(folder, out var below), $"src/Cel/{folder} has no place among the layers");
        List<string> forbidden = [];
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Cel", folder), "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match match in Named.Matches(File.ReadAllText(file)))
            {
                var named = match.Groups["folder"].Value;
                if (Layers.ContainsKey(named) && named != folder && !below.Contains(named))
                {
                    forbidden.Add($"{Path.GetFileName(file)} -> {named}");
                }
            }
        }

        Assert.Empty(forbidden);
    }
}
