namespace Caveat.Cel.RegularExpressions;

/// <summary>The places that RE2 can ask for.</summary>
internal enum Re2AssertionKind
{
    BeginText,
    EndText,
    BeginLine,
    EndLine,

    /// <summary>Between an ASCII word character and none.</summary>
    WordBoundary,
    NoWordBoundary,
}
