namespace Caveat.Cel.RegularExpressions;

/// <summary>Several times over.</summary>
internal sealed class Re2Repeat : Re2Node
{
    /// <summary>Stands for no upper bound.</summary>
    public const int Unbounded = -1;

    public Re2Repeat(Re2Node body, int min, int max, bool greedy)
    {
        Body = body;
        Min = min;
        Max = max;
        IsGreedy = greedy;
        Height = body.Height + 1;
        Instructions = Math.Max(1, max == Unbounded ? 2 + (Math.Max(1, min) * body.Instructions) : (max * body.Instructions) + max - min);
        RepeatProduct = max == 0 ? 1 : Math.Max(1, max == Unbounded ? min : max) * body.RepeatProduct;
    }

    public Re2Node Body { get; }

    public int Min { get; }

    /// <summary>Included; or <see cref="Unbounded"/>.</summary>
    public int Max { get; }

    public bool IsGreedy { get; }
}
