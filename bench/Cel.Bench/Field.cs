using Caveat.Cel.Values;

namespace Caveat.Cel.Bench;

/// <summary>A field of a document's map.</summary>
internal readonly record struct Field(FieldName Name, Value Value);
