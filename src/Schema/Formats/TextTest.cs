namespace Caveat.Schema.Formats;

/// <summary>Whether a string has a format. Allocates nothing.</summary>
/// <param name="utf8">Well-formed UTF-8.</param>
internal delegate bool TextTest(ReadOnlySpan<byte> utf8);
