namespace Caveat.Cel.RegularExpressions;

/// <summary>One or the other, the earlier one preferred.</summary>
internal sealed class Re2Alternation : Re2Node
{
    public Re2Alternation(IReadOnlyList<Re2Node> choices)
    {
        Choices = choices;
        // A split and a jump between two.
        var instructions = 2L * (choices.Count - 1);
        foreach (var choice in choices)
        {
            instructions += choice.Instructions;
            Height = Math.Max(Height, choice.Height + 1);
            RepeatProduct = Math.Max(RepeatProduct, choice.RepeatProduct);
        }

        Instructions = instructions;
    }

    public IReadOnlyList<Re2Node> Choices { get; }
}
