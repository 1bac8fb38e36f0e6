namespace Caveat.Policies.Authoring;

/// <summary>A string.</summary>
public sealed record TextModel(string Noun) : ShapeModel(Noun)
{
    /// <summary>ECMA 262, anchored; null for any text.</summary>
    public string? Pattern { get; init; }

    /// <summary>In code points.</summary>
    public int MinLength { get; init; }

    /// <summary>In code points; null for no bound.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether a file may write it as YAML's number or boolean too, such as <c>when: true</c>: the text counts. An API server takes strings only.</summary>
    public bool IsAnyScalar { get; init; }
}
