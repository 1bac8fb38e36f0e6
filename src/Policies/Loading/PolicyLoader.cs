using Caveat.Text;

namespace Caveat.Policies.Loading;

/// <summary>Reads documents from YAML text, JSON among it. Knows no files.</summary>
public static class PolicyLoader
{
    /// <summary>Reads all documents of a text; a bad one does not stop the others.</summary>
    public static LoadResult Load(SourceText yaml) => new([], [], []);
}
