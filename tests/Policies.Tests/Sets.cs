using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Tests;

/// <summary>Policy sets of texts.</summary>
internal static class Sets
{
    /// <summary>A set of a text without mistakes.</summary>
    public static PolicySet Of(string yaml, PolicySetOptions? options = null)
    {
        var loaded = PolicyLoader.Load(new SourceText("policy.yaml", yaml));
        Assert.Equal("", string.Join('\n', loaded.Diagnostics));
        var set = PolicySet.Build(loaded.Documents, options ?? new PolicySetOptions());
        Assert.Equal("", Failures(set));
        return set;
    }

    /// <summary>Everything that is wrong with a text, a line each.</summary>
    public static string Findings(string yaml)
    {
        var loaded = PolicyLoader.Load(new SourceText("p.yaml", yaml));
        return string.Join('\n', loaded.Diagnostics);
    }

    /// <summary>What is found when the documents of a text come together.</summary>
    public static string BuildFailures(string yaml)
    {
        var loaded = PolicyLoader.Load(new SourceText("p.yaml", yaml));
        Assert.Equal("", string.Join('\n', loaded.Diagnostics));
        return Failures(PolicySet.Build(loaded.Documents, new PolicySetOptions()));
    }

    private static string Failures(PolicySet set)
    {
        var lines = new List<string>();
        foreach (var failure in set.Failures)
        {
            lines.AddRange(failure.Diagnostics.Select(d => d.ToString()));
        }

        return string.Join('\n', lines);
    }
}
