using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Caveat.Json;

/// <summary>
/// A path the way people write it: <c>spec.kafka.listeners[2].port</c>, <c>metadata.annotations["a/b"]</c>. Immutable; the empty path is the whole value.
/// A name stands bare when it is letters, digits, <c>_</c>, <c>-</c>, <c>$</c> or beyond ASCII; any other stands in brackets and
/// double quotes, with JSON's escapes.
/// </summary>
public sealed class FieldPath : IEquatable<FieldPath>
{
    /// <summary>Longest path that is read, in UTF-16 code units: far beyond what a schema makes.</summary>
    public const int MaxLength = 8192;

    private readonly PathSegment[] _segments;

    private FieldPath(PathSegment[] segments) => _segments = segments;

    /// <summary>The whole value.</summary>
    public static FieldPath Root { get; } = new([]);

    /// <summary>The steps, outermost first.</summary>
    public ReadOnlySpan<PathSegment> Segments => _segments;

    /// <summary>Number of steps.</summary>
    public int Length => _segments.Length;

    /// <summary>The path without its last step; the root for the root.</summary>
    public FieldPath Parent => _segments.Length == 0 ? this : new FieldPath(_segments[..^1]);

    /// <summary>A path of these steps.</summary>
    public static FieldPath Of(params ReadOnlySpan<PathSegment> segments) => segments.IsEmpty ? Root : new FieldPath(segments.ToArray());

    /// <summary>Reads a path; the empty string is the root.</summary>
    /// <param name="text">At most <see cref="MaxLength"/> code units.</param>
    /// <param name="path">The path, or null.</param>
    /// <param name="error">Where and why not, without a full stop; null when the path was read.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out FieldPath? path, [NotNullWhen(false)] out string? error)
    {
        var segments = new List<PathSegment>();
        error = new FieldPathParser(text, segments).Run();
        path = error is null ? new FieldPath([.. segments]) : null;
        return error is null;
    }

    /// <summary>This path and one step more.</summary>
    public FieldPath Append(PathSegment segment) => new([.. _segments, segment]);

    /// <summary>This path and a name more.</summary>
    public FieldPath Append(string name) => Append(PathSegment.Of(name));

    /// <summary>This path and an index more.</summary>
    public FieldPath Append(int index) => Append(PathSegment.Of(index));

    /// <summary>Where the path leads; absent when any step leads nowhere.</summary>
    public JsonValue In(JsonValue value)
    {
        foreach (ref readonly var segment in Segments)
        {
            value = segment.In(value);
        }

        return value;
    }

    /// <summary>Whether the other path starts with all steps of this one, or is the same.</summary>
    public bool Contains(FieldPath other) =>
        other._segments.Length >= _segments.Length && other._segments.AsSpan(0, _segments.Length).SequenceEqual(_segments);

    /// <summary>The same path as a pointer.</summary>
    public JsonPointer ToPointer()
    {
        var tokens = new string[_segments.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = _segments[i].Name ?? _segments[i].Index.ToString();
        }

        return JsonPointer.Of(tokens);
    }

    /// <inheritdoc/>
    public bool Equals(FieldPath? other) => other is not null && other._segments.AsSpan().SequenceEqual(_segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var segment in _segments)
        {
            hash.Add(segment);
        }

        return hash.ToHashCode();
    }

    /// <summary>The path as people write it; reading it gives the same path.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        foreach (ref readonly var segment in Segments)
        {
            FieldPathPrinter.Append(builder, segment);
        }

        return builder.ToString();
    }
}
