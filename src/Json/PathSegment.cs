using System.Text;

namespace Caveat.Json;

/// <summary>One step into a value: the name of a property, or the index of an element.</summary>
public readonly struct PathSegment : IEquatable<PathSegment>
{
    private readonly byte[]? _utf8;
    private readonly int _index;

    private PathSegment(string? name, byte[]? utf8, int index)
    {
        Name = name;
        _utf8 = utf8;
        _index = index;
    }

    /// <summary>The property's name; null for an index.</summary>
    public string? Name { get; }

    /// <summary>Whether this is the name of a property.</summary>
    public bool IsName => Name is not null;

    /// <summary>The element's index from 0; -1 for a name.</summary>
    public int Index => Name is null ? _index : -1;

    /// <summary>The name's bytes, made once; empty for an index.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>The step to a property; a lone surrogate in the name becomes U+FFFD.</summary>
    public static PathSegment Of(string name) => new(name, Encoding.UTF8.GetBytes(name), -1);

    /// <summary>The step to a property whose name is UTF-8.</summary>
    public static PathSegment Of(ReadOnlySpan<byte> utf8) => new(Encoding.UTF8.GetString(utf8), utf8.ToArray(), -1);

    /// <summary>The step to an element.</summary>
    /// <param name="index">From 0.</param>
    public static PathSegment Of(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(null, null, index);
    }

    /// <summary>Where the step leads; absent when there is nothing, or when the value is of another kind.</summary>
    public JsonValue In(JsonValue value) => IsName ? value.Property(_utf8) : value.At(_index);

    /// <inheritdoc/>
    public bool Equals(PathSegment other) => Name == other.Name && Index == other.Index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PathSegment other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Index);

    /// <summary>Same step.</summary>
    public static bool operator ==(PathSegment left, PathSegment right) => left.Equals(right);

    /// <summary>Another step.</summary>
    public static bool operator !=(PathSegment left, PathSegment right) => !left.Equals(right);
}
