namespace Caveat.Cel.RegularExpressions;

/// <summary>Flags that <c>(?imsU)</c> sets, from where it stands to the end of its group.</summary>
[Flags]
internal enum Re2Flags
{
    None = 0,

    /// <summary><c>i</c>: letters match whatever their case.</summary>
    FoldCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> match at each line.</summary>
    MultiLine = 2,

    /// <summary><c>s</c>: <c>.</c> matches a newline too.</summary>
    DotMatchesNewline = 4,

    /// <summary><c>U</c>: <c>x*</c> is lazy and <c>x*?</c> greedy.</summary>
    Ungreedy = 8,
}
