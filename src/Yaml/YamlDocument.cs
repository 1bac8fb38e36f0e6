using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>A document of a stream: either a tree, or what is wrong with it.</summary>
/// <param name="Source">The text that positions are in.</param>
/// <param name="Root">The tree; null when the document could not be read.</param>
/// <param name="Diagnostics">Errors; empty when there is a tree.</param>
public sealed record YamlDocument(SourceText Source, YamlNode? Root, IReadOnlyList<Diagnostic> Diagnostics);
