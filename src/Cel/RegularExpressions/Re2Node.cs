namespace Caveat.Cel.RegularExpressions;

/// <summary>A node of a parsed pattern, with the measures that the limits are held against. Capturing groups leave no node: nothing reads captures.</summary>
internal abstract class Re2Node
{
    /// <summary>Nodes on the longest way down, this one counted.</summary>
    public int Height { get; protected init; } = 1;

    /// <summary>Instructions that a program for it would have, repetitions written out; never below 1.</summary>
    public long Instructions { get; protected init; } = 1;

    /// <summary>Greatest product of nested repetition counts; 1 without one.</summary>
    public long RepeatProduct { get; protected init; } = 1;
}
