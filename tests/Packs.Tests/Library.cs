using Caveat.Cli.Testing;
using Caveat.Manifests.Testing;
using Caveat.Policies;
using Caveat.Policies.Loading;
using Caveat.Policies.Testing;
using Caveat.PolicyFiles;

namespace Caveat.Packs.Tests;

/// <summary>The packs of policies/ with their cases, read once.</summary>
internal static class Library
{
    /// <summary>The folder <c>policies</c> of the repository.</summary>
    public static string Root { get; } = Path.Combine(FindRepository(), "policies");

    /// <summary>Names of the packs, sorted.</summary>
    public static IReadOnlyList<string> Packs { get; } = [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>All tests, and what could not be read of them.</summary>
    public static TestFiles Files { get; } = ReadTests();

    /// <summary>The rules of all packs together, as a server has them.</summary>
    public static TestRunner Runner { get; } = new(ReadDocuments(Root), new PolicySetOptions());

    /// <summary>Every case by its name, as test/case.</summary>
    public static IReadOnlyDictionary<string, (CaveatTest Test, TestCase Case)> Cases { get; } = Files.Tests
        .SelectMany(test => test.Spec.Cases.Select(item => (test, item)))
        .ToDictionary(pair => $"{pair.test.Name}/{pair.item.Name.Value}", pair => pair, StringComparer.Ordinal);

    /// <summary>Names of the policies of a pack; none when it isn't there.</summary>
    public static IEnumerable<string> PoliciesOf(string pack) => Packs.Contains(pack)
        ? ReadDocuments(Path.Combine(Root, pack)).Select(document => document.Name)
        : [];

    private static TestFiles ReadTests()
    {
        var files = new TestFiles();
        files.Add(Root);
        return files;
    }

    private static List<PolicyDocument> ReadDocuments(string path) =>
        [.. PolicyFileReader.Read([path]).Where(file => file.Source is not null).SelectMany(file => PolicyLoader.Load(file.Source!).Documents)];

    private static string FindRepository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Policy.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("no Policy.sln above the tests");
        }

        return directory.FullName;
    }
}
