namespace Caveat.Yaml;

/// <summary>How much is read before a document is refused.</summary>
/// <param name="MaxCharacters">Length of a document in UTF-16 code units; one of this length is read.</param>
/// <param name="MaxDepth">Sequences and mappings inside one another; a document of this depth is read. At most <see cref="HardMaxDepth"/>.</param>
/// <param name="MaxAliasedNodes">Nodes that a document's aliases stand for when all are written out, the aliases inside them too.</param>
public sealed record YamlLimits(int MaxCharacters, int MaxDepth, int MaxAliasedNodes)
{
    /// <summary>Depth that the recursive walks over a tree are tested for.</summary>
    public const int HardMaxDepth = 1024;

    /// <summary>
    /// As much text as is read of JSON in a file; the depth of JSON; and aliases for ten times the nodes of the largest custom resource that an API server
    /// stores (1.5 MB in etcd, some 100 bytes a node).
    /// </summary>
    public static YamlLimits Default { get; } = new(32 * 1024 * 1024, 512, 150_000);
}
