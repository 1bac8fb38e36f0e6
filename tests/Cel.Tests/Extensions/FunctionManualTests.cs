using Caveat.Cel.Extensions;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;

namespace Caveat.Cel.Tests.Extensions;

public sealed class FunctionManualTests
{
    private const string Introduction = "Written from the declarations in `src/Cel`; every example is run as a test. `UPDATE_GOLDEN=1` with the tests of `Cel.Tests` rewrites this page.";

    [Fact]
    public void TheManualIsThatOfTheDeclarations()
    {
        var path = Path.Combine(Root(), "docs", "functions.md");
        var text = FunctionManual.Write("Functions", Introduction, Libraries());
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }

    private static List<(Library Library, string Availability)> Libraries()
    {
        var libraries = new List<(Library, string)> { (StandardLibrary.Instance, "In every release."), (OptionalLibrary.Instance, "In Kubernetes from 1.28 on.") };
        foreach (var row in KubernetesEnvironment.Table)
        {
            var from = row.Introduced == new KubernetesVersion(1, 0) ? "In every release of Kubernetes" : $"In Kubernetes from {row.Introduced} on";
            libraries.Add((row.Library, from + (row.Removed is { } removed ? $", before {removed}" : "") + (row.MutationOnly ? ", in mutating policies." : ".")));
        }

        foreach (var library in ExtensionExpressions.Others)
        {
            libraries.Add((library, "Not in Kubernetes; off unless turned on."));
        }

        return libraries;
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Policy.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
