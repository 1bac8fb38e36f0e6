namespace Caveat.Text;

/// <summary>A place as people and editors count it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in Unicode code points: a surrogate pair is one column.</param>
public readonly record struct TextPosition(int Line, int Column);
