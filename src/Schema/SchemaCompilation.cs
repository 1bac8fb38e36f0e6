namespace Caveat.Schema;

/// <summary>What reading a schema gave.</summary>
/// <param name="Schema">The schema; null when there is an error among the findings.</param>
/// <param name="Findings">In the order of the schema.</param>
public sealed record SchemaCompilation(JsonSchema? Schema, IReadOnlyList<SchemaFinding> Findings);
