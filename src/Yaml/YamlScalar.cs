using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>A scalar.</summary>
public sealed class YamlScalar : YamlNode
{
    private readonly SourceText _source;
    private readonly YamlResolved _resolved;
    private int[]? _offsets;

    internal YamlScalar(SourceText source, TextSpan span, string value, YamlScalarStyle style, YamlResolved resolved) : base(span)
    {
        _source = source;
        _resolved = resolved;
        Value = value;
        Style = style;
    }

    /// <summary>The text with quotes, escapes, folding and indentation undone; as written, so that <c>yes</c> stays <c>yes</c>.</summary>
    public string Value { get; }

    /// <summary>How it is written.</summary>
    public YamlScalarStyle Style { get; }

    /// <summary>What it is in JSON.</summary>
    public YamlScalarKind Kind => _resolved.Kind;

    /// <summary>Whether it is a string in JSON.</summary>
    public bool IsString => Kind == YamlScalarKind.String;

    /// <summary>Whether it is a null in JSON.</summary>
    public bool IsNull => Kind == YamlScalarKind.Null;

    /// <summary>The worth of a boolean; null when it is none.</summary>
    public bool? AsBoolean => Kind == YamlScalarKind.Boolean ? _resolved.Json == "true" : null;

    /// <summary>The worth of an integer of 64 bits with a sign; null when it is none.</summary>
    public long? AsInteger => Kind == YamlScalarKind.Integer && long.TryParse(_resolved.Json, out var worth) ? worth : null;

    /// <summary>The JSON of anything but a string; for a string its text, without quotes. Null when JSON has no word for it: <c>.nan</c>, <c>.inf</c>.</summary>
    public string? Json => _resolved.Json;

    /// <summary>The name that it gives a property as a key: kubectl makes strings of keys that are none. Null when it can't be a key: <c>null</c>.</summary>
    public string? JsonName => _resolved.Name;

    internal override long ExpandedCount => 1;

    internal override int Height => 0;

    /// <summary>
    /// The place in the file of a part of <see cref="Value"/>, through quotes, escapes, folded lines and the indentation of blocks. A part that
    /// can't be found is the whole scalar.
    /// </summary>
    /// <param name="part">Offsets in <see cref="Value"/>, in UTF-16 code units; beyond its end is its end.</param>
    public TextSpan SpanOf(TextSpan part)
    {
        _offsets ??= YamlOffsets.Of(_source.Text, this);
        if (_offsets.Length == 0)
        {
            return Span;
        }

        var start = _offsets[Math.Clamp(part.Start, 0, Value.Length)];
        var last = Math.Clamp(part.End, 0, Value.Length);
        var end = part.Length <= 0 ? start : last == 0 ? start : _offsets[last - 1] + 1;
        return new TextSpan(start, Math.Max(0, end - start));
    }

    /// <summary>The place in the file of a character of <see cref="Value"/>; with no length.</summary>
    public TextSpan SpanOf(int offsetInValue) => SpanOf(new TextSpan(offsetInValue, 0));
}
