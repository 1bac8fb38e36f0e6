using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Caveat.Json;

/// <summary>A JSON Pointer: RFC 6901. Immutable; the empty pointer is the whole document.</summary>
public sealed class JsonPointer : IEquatable<JsonPointer>
{
    /// <summary>The token for the place behind the last element.</summary>
    public const string End = "-";

    /// <summary>Longest pointer that is read, in UTF-16 code units.</summary>
    public const int MaxLength = 8192;

    private readonly string[] _tokens;

    private JsonPointer(string[] tokens) => _tokens = tokens;

    /// <summary>The whole document.</summary>
    public static JsonPointer Root { get; } = new([]);

    /// <summary>The reference tokens, unescaped, outermost first.</summary>
    public ReadOnlySpan<string> Tokens => _tokens;

    /// <summary>Number of tokens.</summary>
    public int Length => _tokens.Length;

    /// <summary>The pointer without its last token; the root for the root.</summary>
    public JsonPointer Parent => _tokens.Length == 0 ? this : new JsonPointer(_tokens[..^1]);

    /// <summary>A pointer of these tokens, which are not escaped.</summary>
    public static JsonPointer Of(params ReadOnlySpan<string> tokens) => tokens.IsEmpty ? Root : new JsonPointer(tokens.ToArray());

    /// <summary>Reads a pointer in its string form (RFC 6901, section 3); the empty string is the root.</summary>
    /// <param name="text">At most <see cref="MaxLength"/> code units.</param>
    /// <param name="pointer">The pointer, or null.</param>
    /// <param name="error">Why not, without a full stop; null when the pointer was read.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPointer? pointer, [NotNullWhen(false)] out string? error)
    {
        error = text.Length > MaxLength ? $"the pointer has {text.Length} characters; the limit is {MaxLength} (MaxLength)" : FindDefect(text);
        pointer = error is null ? Split(text) : null;
        return error is null;
    }

    /// <summary>Reads a token as an index (RFC 6901, section 4): digits without a leading zero; -1 when it is none.</summary>
    public static int IndexOf(string token)
    {
        var isCanonical = token.Length > 0 && (token.Length == 1 || token[0] != '0');
        return isCanonical && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
    }

    /// <summary>This pointer and one token more, which is not escaped.</summary>
    public JsonPointer Append(string token) => new([.. _tokens, token]);

    /// <summary>This pointer and an index more.</summary>
    public JsonPointer Append(int index) => Append(index.ToString(CultureInfo.InvariantCulture));

    /// <summary>Where the pointer leads; absent when any token leads nowhere.</summary>
    public JsonValue In(JsonValue value)
    {
        foreach (var token in _tokens)
        {
            value = value.Kind == JsonKind.Array ? ElementOf(value, token) : value.Property(token);
        }

        return value;
    }

    /// <summary>The path to the same place, as people write it: a token is an index where the document has an array.</summary>
    public FieldPath ToPath(JsonValue document)
    {
        var segments = new PathSegment[_tokens.Length];
        for (var i = 0; i < segments.Length; i++)
        {
            var index = document.Kind == JsonKind.Array ? IndexOf(_tokens[i]) : -1;
            segments[i] = index < 0 ? PathSegment.Of(_tokens[i]) : PathSegment.Of(index);
            document = segments[i].In(document);
        }

        return FieldPath.Of(segments);
    }

    /// <inheritdoc/>
    public bool Equals(JsonPointer? other) => other is not null && other._tokens.AsSpan().SequenceEqual(_tokens);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonPointer);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var token in _tokens)
        {
            hash.Add(token, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>The pointer in its string form; reading it gives the same pointer.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        foreach (var token in _tokens)
        {
            builder.Append('/').Append(token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return builder.ToString();
    }

    private static JsonValue ElementOf(JsonValue array, string token)
    {
        var index = IndexOf(token);
        return index < 0 ? default : array.At(index);
    }

    private static string? FindDefect(string text)
    {
        if (text.Length > 0 && text[0] != '/')
        {
            return $"a pointer is empty or starts with '/'; found '{text[0]}'";
        }

        for (var i = text.IndexOf('~'); i >= 0; i = text.IndexOf('~', i + 1))
        {
            if (i + 1 == text.Length || text[i + 1] is not ('0' or '1'))
            {
                return $"character {i + 1}: '~' stands for nothing; expected ~0 for '~' or ~1 for '/'";
            }
        }

        return null;
    }

    // ~1 before ~0, so that ~01 is ~1 and not '/': RFC 6901, section 4.
    private static JsonPointer Split(string text)
    {
        var tokens = text.Length == 0 ? [] : text[1..].Split('/');
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }

        return new JsonPointer(tokens);
    }
}
