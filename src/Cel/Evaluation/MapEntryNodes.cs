namespace Caveat.Cel.Evaluation;

/// <summary>An entry of a map literal.</summary>
internal readonly record struct MapEntryNodes(Node Key, Node Value, bool IsOptional);
