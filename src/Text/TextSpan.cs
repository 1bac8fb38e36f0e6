namespace Caveat.Text;

/// <summary>A run of UTF-16 code units in a <see cref="SourceText"/>.</summary>
/// <param name="Start">Offset of the first code unit, from 0.</param>
/// <param name="Length">Number of code units; 0 marks a place between two of them.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset of the first code unit behind the span.</summary>
    public int End => Start + Length;

    /// <summary>The span from the start of <paramref name="first"/> to the end of <paramref name="last"/>.</summary>
    public static TextSpan Between(TextSpan first, TextSpan last) => new(first.Start, last.End - first.Start);
}
