namespace Caveat.Cel.RegularExpressions;

/// <summary>What a pattern has that decides how it is run.</summary>
/// <param name="HasWordAssertion"><c>\b</c> or <c>\B</c>.</param>
/// <param name="HasNoWordBoundary"><c>\B</c>.</param>
internal readonly record struct Re2Traits(bool HasWordAssertion, bool HasNoWordBoundary)
{
    public static Re2Traits Of(Re2Node root)
    {
        var traits = default(Re2Traits);
        var pending = new Stack<Re2Node>([root]);
        while (pending.TryPop(out var node))
        {
            if (node is Re2Assertion { Kind: Re2AssertionKind.WordBoundary or Re2AssertionKind.NoWordBoundary } assertion)
            {
                traits = new Re2Traits(true, traits.HasNoWordBoundary || assertion.Kind == Re2AssertionKind.NoWordBoundary);
            }

            foreach (var child in Children(node))
            {
                pending.Push(child);
            }
        }

        return traits;
    }

    private static IReadOnlyList<Re2Node> Children(Re2Node node) => node switch
    {
        Re2Concat concat => concat.Parts,
        Re2Alternation alternation => alternation.Choices,
        Re2Repeat repeat => [repeat.Body],
        _ => [],
    };
}
