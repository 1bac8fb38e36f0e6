using Caveat.Cel.Functions;
using static Caveat.Cel.Extensions.Declare;
using static Caveat.Cel.Types.CelType;

namespace Caveat.Cel.Extensions.Lists;

/// <summary>What cel-go's library of optional types has for lists from its version 2 on.</summary>
public static class OptionalListsLibrary
{
    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "cel.lib.optional.lists",
        Version = 2,
        Doc = "Elements of lists that may be empty.",
        Functions =
        [
            Function("first", new Overload
            {
                Id = "list_first",
                IsMember = true,
                Parameters = [ListOfT],
                Result = OptionalOf(T),
                Body = Of(ListOperations.First),
                Cost = CostRule.One.Run,
                StaticCost = CostRule.One.Estimate,
                Doc = "The first element, or none of an empty list.",
                Examples = [Example("[1, 2].first()", "optional.of(1)"), Example("[].first()", "optional.none()")],
            }),
            Function("last", new Overload
            {
                Id = "list_last",
                IsMember = true,
                Parameters = [ListOfT],
                Result = OptionalOf(T),
                Body = Of(ListOperations.Last),
                Cost = CostRule.One.Run,
                StaticCost = CostRule.One.Estimate,
                Doc = "The last element, or none of an empty list.",
                Examples = [Example("[1, 2].last()", "optional.of(2)"), Example("[].last()", "optional.none()")],
            }),
        ],
    };
}
