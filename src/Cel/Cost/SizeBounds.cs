using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Cel.Cost;

/// <summary>Knows how large the values of variables can be.</summary>
public abstract class SizeBounds
{
    /// <summary>The step of a path to the elements of a list.</summary>
    public const string Items = "@items";

    /// <summary>The step of a path to the keys of a map.</summary>
    public const string Keys = "@keys";

    /// <summary>The step of a path to the values of a map.</summary>
    public const string Values = "@values";

    /// <summary>The step of a path to the indices of a list.</summary>
    public const string Indices = "@indices";

    /// <summary>Nothing is known of any variable.</summary>
    public static SizeBounds None { get; } = new UnknownSizes();

    /// <summary>The size of what lies at a path, or null when nothing is known, or it has no size.</summary>
    /// <param name="path">A variable's whole name, then names of fields and the steps above; empty for the elements of a list that no variable leads to.</param>
    /// <param name="type">Its type, where the checker knows it.</param>
    public abstract Estimate? SizeOf(IReadOnlyList<string> path, CelType type);

    private sealed class UnknownSizes : SizeBounds
    {
        public override Estimate? SizeOf(IReadOnlyList<string> path, CelType type) => null;
    }
}
