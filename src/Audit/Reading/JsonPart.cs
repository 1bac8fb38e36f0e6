namespace Caveat.Audit.Reading;

/// <summary>A piece of a report.</summary>
/// <param name="Name">The property of the report that it is, or is an item of.</param>
/// <param name="Utf8">The value as it stands there; alive until the next piece is asked for.</param>
/// <param name="Line">Where it begins, from 1.</param>
internal readonly record struct JsonPart(string Name, ReadOnlyMemory<byte> Utf8, long Line);
