using System.Text;
using Caveat.Json;

namespace Caveat.Schema;

/// <summary>Places of a value: a path in which a step may be any element or any key. Immutable.</summary>
public sealed class PlacePattern
{
    private readonly PathSegment?[] _steps;

    private PlacePattern(PathSegment?[] steps) => _steps = steps;

    /// <summary>The whole value.</summary>
    public static PlacePattern Root { get; } = new([]);

    /// <summary>Number of steps.</summary>
    public int Length => _steps.Length;

    /// <summary>Whether a path leads to one of the places. A step that is any element takes an index, or any key a name.</summary>
    public bool Matches(FieldPath path)
    {
        var segments = path.Segments;
        if (segments.Length != _steps.Length)
        {
            return false;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (_steps[i] is { } step && step != segments[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As a path is written, with <c>[*]</c> for any element or key.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        foreach (var step in _steps)
        {
            var text = step is { } known ? FieldPath.Of(known).ToString() : "[*]";
            builder.Append(builder.Length > 0 && text[0] != '[' ? "." : "").Append(text);
        }

        return builder.ToString();
    }

    internal PlacePattern Append(PathSegment? step) => new([.. _steps, step]);
}
