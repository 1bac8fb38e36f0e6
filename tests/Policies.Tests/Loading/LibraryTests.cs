namespace Caveat.Policies.Tests.Loading;

/// <summary>The policies of the repository, as far as this project can tell.</summary>
public sealed class LibraryTests
{
    [Fact]
    public void EveryPolicyOfTheRepositoryLoads()
    {
        var texts = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(TestFolders.Root, "policies"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!file.Contains("cases", StringComparison.Ordinal))
            {
                texts.Add(File.ReadAllText(file));
            }
        }

        Assert.NotEmpty(Sets.Of(string.Join("\n---\n", texts)).Policies);
    }
}
