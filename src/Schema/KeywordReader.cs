namespace Caveat.Schema;

/// <summary>Reads a keyword of a schema.</summary>
/// <returns>The rule; null for a keyword that is none, or that is wrong and was reported.</returns>
internal delegate Keyword? KeywordReader(KeywordSource source);
