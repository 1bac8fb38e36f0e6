namespace Caveat.Cel.RegularExpressions;

/// <summary>One after the other; of none, the empty text.</summary>
internal sealed class Re2Concat : Re2Node
{
    public Re2Concat(IReadOnlyList<Re2Node> parts)
    {
        Parts = parts;
        long instructions = 0;
        foreach (var part in parts)
        {
            instructions += part.Instructions;
            Height = Math.Max(Height, part.Height + 1);
            RepeatProduct = Math.Max(RepeatProduct, part.RepeatProduct);
        }

        Instructions = Math.Max(1, instructions);
    }

    public IReadOnlyList<Re2Node> Parts { get; }
}
