namespace Caveat.Cel.RegularExpressions;

/// <summary>What stands before or behind a place in a text, as far as assertions ask.</summary>
internal enum Re2Neighbor : byte
{
    Other,

    /// <summary>An ASCII letter, digit or underscore.</summary>
    Word,
    Newline,

    /// <summary>Nothing: the text begins or ends there.</summary>
    Edge,
}
