namespace Caveat.Cel.RegularExpressions;

/// <summary>One code point out of a set; a literal is a set of one.</summary>
internal sealed class Re2Class(CodePointSet set) : Re2Node
{
    public CodePointSet Set { get; } = set;
}
