using System.Runtime.InteropServices;

namespace Caveat.Cel.RegularExpressions;

/// <summary>A state of a <see cref="Re2Automaton"/>: where its threads stand, before anything is followed that takes no text, as what comes next decides about assertions.</summary>
internal sealed class Re2State : IEquatable<Re2State>
{
    /// <summary>A match was found.</summary>
    public static readonly Re2State Matched = new([], Re2Neighbor.Edge, 0);

    /// <summary>There is none, whatever comes.</summary>
    public static readonly Re2State Failed = new([], Re2Neighbor.Edge, 0);

    /// <param name="instructions">In ascending order.</param>
    /// <param name="before">What was taken last.</param>
    /// <param name="symbols">How many there are; none for a state that ends a search.</param>
    public Re2State(int[] instructions, Re2Neighbor before, int symbols)
    {
        Instructions = instructions;
        Before = before;
        Next = new Re2State?[symbols];
    }

    public int[] Instructions { get; }

    public Re2Neighbor Before { get; }

    /// <summary>By symbol, as far as a text has asked for it.</summary>
    public Re2State?[] Next { get; }

    public bool IsLast => Next.Length == 0;

    public bool Equals(Re2State? other) => other is not null && Before == other.Before && Instructions.AsSpan().SequenceEqual(other.Instructions);

    public override bool Equals(object? obj) => Equals(obj as Re2State);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add((int)Before);
        hash.AddBytes(MemoryMarshal.AsBytes<int>(Instructions));
        return hash.ToHashCode();
    }
}
