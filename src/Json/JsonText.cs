using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Caveat.Json;

/// <summary>
/// A JSON text, read in one pass into a tape that keeps no trees. Reading again reuses every buffer, so a pooled one allocates nothing.
/// Values read from it refer to it: once it reads another text, or is cleared, they are dead and must not be looked at.
/// While nothing is read into it, any number of threads may look at its values.
/// </summary>
public sealed class JsonText
{
    /// <summary>Bytes of each buffer that <see cref="Clear"/> keeps: a review takes some 10 KB, and a rare large one must not stay.</summary>
    public const int MaxRetainedBytes = 1024 * 1024;

    /// <summary>The value that was read; absent before the first text, after <see cref="Clear"/> and after a text that was refused.</summary>
    public JsonValue Root => Tape.Count == 0 ? default : new JsonValue(this, 0);

    /// <summary>The whole text as it came.</summary>
    public ReadOnlySpan<byte> Utf8 => Tape.Source;

    internal JsonTape Tape { get; } = new();

    /// <summary>
    /// Reads a text by RFC 8259, stricter in that a name stands once in an object and that escapes make well-formed Unicode.
    /// The bytes must not change while values are in use.
    /// </summary>
    /// <param name="utf8">The text; nothing but white space may surround the one value, and no byte order mark.</param>
    /// <param name="limits">Beyond which the text is refused.</param>
    /// <param name="error">Why not; null when the text was read.</param>
    public bool TryParse(ReadOnlyMemory<byte> utf8, JsonLimits limits, [NotNullWhen(false)] out JsonError? error)
    {
        Tape.Reset();
        var maxBytes = Math.Min(limits.MaxBytes, JsonLimits.HardMaxBytes);
        error = utf8.Length > maxBytes ? JsonErrors.TooLong(utf8.Length, maxBytes) : Read(utf8, limits);
        if (error is null)
        {
            return true;
        }

        Tape.Reset();
        return false;
    }

    /// <summary>Forgets the text, and frees buffers beyond <see cref="MaxRetainedBytes"/>.</summary>
    public void Clear()
    {
        Tape.Reset();
        Tape.Trim(MaxRetainedBytes);
    }

    /// <summary>The value at a place that <see cref="JsonValue.Index"/> gave.</summary>
    public JsonValue ValueAt(int index) => new(this, index);

    private JsonError? Read(ReadOnlyMemory<byte> utf8, JsonLimits limits)
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8.Span))
        {
            return JsonErrors.InvalidUtf8(OffsetOfInvalid(utf8.Span));
        }

        Tape.Begin(utf8);
        return new JsonParser(Tape, Math.Min(limits.MaxDepth, JsonLimits.HardMaxDepth)).Run();
    }

    private static int OffsetOfInvalid(ReadOnlySpan<byte> utf8)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(utf8[offset..], out _, out var consumed) == OperationStatus.Done)
        {
            offset += consumed;
        }

        return offset;
    }
}
