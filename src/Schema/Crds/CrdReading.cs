namespace Caveat.Schema.Crds;

/// <summary>What reading a CustomResourceDefinition gave.</summary>
/// <param name="Definition">Null when it can't be told which resource it defines.</param>
/// <param name="Findings">With places in the document.</param>
public sealed record CrdReading(CustomResourceDefinition? Definition, IReadOnlyList<SchemaFinding> Findings);
