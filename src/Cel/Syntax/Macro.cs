namespace Caveat.Cel.Syntax;

/// <summary>A call that the parser replaces.</summary>
/// <param name="Function">Its name.</param>
/// <param name="ArgumentCount">Without the receiver; <see cref="AnyCount"/> for a macro that takes any number.</param>
/// <param name="IsMember">Called on a receiver.</param>
/// <param name="Expand">Makes what stands instead, or reports why it can't and gives null; gives the call itself where the macro does not apply.</param>
public sealed record Macro(string Function, int ArgumentCount, bool IsMember, MacroExpander Expand)
{
    /// <summary>Stands for any number of arguments; a macro of the number at hand goes first.</summary>
    public const int AnyCount = -1;
}
