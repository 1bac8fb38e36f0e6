using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using static Caveat.Cel.Extensions.Declare;
using static Caveat.Cel.Types.CelType;

namespace Caveat.Cel.Extensions.Lists;

/// <summary>cel-go's <c>ext.Lists</c>.</summary>
public static class ListsLibrary
{
    /// <summary>What <c>sortBy</c> becomes: the elements in the order that the keys sort in.</summary>
    internal const string SortByKeys = "@sortByAssociatedKeys";

    private static readonly CelType[] Sortable = [Int, Uint, CelType.Double, Bool, Duration, Timestamp, CelType.String, Bytes];

    /// <summary>Version 3, which is that of Kubernetes from 1.34 on.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "cel.lib.ext.lists",
        Version = 3,
        Doc = "Cutting, sorting and making lists. Indexes are from 0.",
        Macros = [SortByMacro.Instance],
        Functions = [Slice(), Flatten(), Sort(), SortBy(), Range(), Reverse(), Distinct()],
    };

    private static FunctionDeclaration Slice() => Function("slice", new Overload
    {
        Id = "list_slice",
        IsMember = true,
        Parameters = [ListOfT, Int, Int],
        Result = ListOfT,
        Body = Of(ListOperations.Slice),
        Cost = ListCosts.Slice.Run,
        StaticCost = ListCosts.Slice.Estimate,
        Doc = "The elements from an index up to another, which is not included. Negative indexes, and ones beyond the end, are errors.",
        Examples = [Example("[1, 2, 3, 4].slice(1, 3)", "[2, 3]"), Example("[1].slice(0, 2)", "error: cannot slice(0, 2), list is length 1")],
    });

    private static FunctionDeclaration Flatten() => Function(
        "flatten",
        new Overload
        {
            Id = "list_flatten",
            IsMember = true,
            Parameters = [ListOf(ListOfT)],
            Result = ListOfT,
            Body = Of(ListOperations.Flatten),
            Cost = ListCosts.Flatten.Run,
            StaticCost = ListCosts.Flatten.Estimate,
            Doc = "The list with the lists in it replaced by their elements, one level deep.",
            Examples = [Example("[[1], [2, 3], []].flatten()", "[1, 2, 3]"), Example("dyn([1, [2, [3]]]).flatten()", "[1, 2, [3]]")],
        },
        new Overload
        {
            Id = "list_flatten_int",
            IsMember = true,
            Parameters = [DynList, Int],
            Result = DynList,
            Body = Of(ListOperations.FlattenTo),
            Cost = ListCosts.Flatten.Run,
            StaticCost = ListCosts.Flatten.Estimate,
            Doc = "The list with the lists in it replaced by their elements, so many levels deep. A negative number is an error.",
            Examples = [Example("dyn([1, [2, [3, [4]]]]).flatten(2)", "[1, 2, 3, [4]]"), Example("[[1]].flatten(-1)", "error: level must be non-negative")],
        });

    private static FunctionDeclaration Sort() => new("sort", Array.ConvertAll(Sortable, type => new Overload
    {
        Id = $"list_{type.Name}_sort",
        IsMember = true,
        Parameters = [ListOf(type)],
        Result = ListOf(type),
        Body = Of(ListOperations.Sort),
        Cost = ListCosts.Sort.Run,
        StaticCost = ListCosts.Sort.Estimate,
        Doc = $"The elements of a list of {type.Name} in ascending order. Elements of several types are an error.",
        Examples = [Example(SortExample(type), "true")],
    }));

    private static string SortExample(CelType type) => type.Name switch
    {
        "int" => "[3, 1, 2].sort() == [1, 2, 3]",
        "uint" => "[3u, 1u].sort() == [1u, 3u]",
        "double" => "[3.5, 1.0].sort() == [1.0, 3.5]",
        "bool" => "[true, false].sort() == [false, true]",
        "string" => "['b', 'a'].sort() == ['a', 'b']",
        "bytes" => "[b'b', b'a'].sort() == [b'a', b'b']",
        "google.protobuf.Duration" => "[duration('2s'), duration('1s')].sort() == [duration('1s'), duration('2s')]",
        _ => "[timestamp('2025-01-02T00:00:00Z'), timestamp('2025-01-01T00:00:00Z')].sort()[0] == timestamp('2025-01-01T00:00:00Z')",
    };

    private static FunctionDeclaration SortBy() => new(SortByKeys, Array.ConvertAll(Sortable, type => new Overload
    {
        Id = $"list_{type.Name}_sortByAssociatedKeys",
        IsMember = true,
        Parameters = [ListOfT, ListOf(type)],
        Result = ListOfT,
        Body = Of(ListOperations.SortByKeys),
        Cost = ListCosts.SortByKeys.Run,
        StaticCost = ListCosts.SortByKeys.Estimate,
        Doc = $"What `list.sortBy(variable, key)` becomes where the key is a {type.Name}: the elements in the order of their keys.",
        Examples = [Example(SortByExample(type), "true")],
    }));

    private static string SortByExample(CelType type) => type.Name switch
    {
        "int" => "['ccc', 'a', 'bb'].sortBy(e, size(e)) == ['a', 'bb', 'ccc']",
        "uint" => "['ccc', 'a'].sortBy(e, uint(size(e))) == ['a', 'ccc']",
        "double" => "[1.0, 2.0].sortBy(e, -e) == [2.0, 1.0]",
        "bool" => "[1, 2, 3].sortBy(e, e < 2) == [2, 3, 1]",
        "string" => "[{'name': 'b'}, {'name': 'a'}].sortBy(e, e.name)[0].name == 'a'",
        "bytes" => "['b', 'a'].sortBy(e, bytes(e)) == ['a', 'b']",
        "google.protobuf.Duration" => "['2s', '1s'].sortBy(e, duration(e)) == ['1s', '2s']",
        _ => "['2025-01-02T00:00:00Z', '2025-01-01T00:00:00Z'].sortBy(e, timestamp(e))[0] == '2025-01-01T00:00:00Z'",
    };

    private static FunctionDeclaration Range() => Function("lists.range", new Overload
    {
        Id = "lists_range",
        Parameters = [Int],
        Result = ListOf(Int),
        Body = Of(ListOperations.Range),
        Cost = ListCosts.Range.Run,
        StaticCost = ListCosts.Range.Estimate,
        Doc = "The integers from 0 up to a number, which is not included, and may be 1,000,000 at most. A negative number is an error.",
        Examples = [Example("lists.range(3)", "[0, 1, 2]"), Example("lists.range(-1)", "error: lists.range: size must be non-negative, got -1")],
    });

    private static FunctionDeclaration Reverse() => Function("reverse", new Overload
    {
        Id = "list_reverse",
        IsMember = true,
        Parameters = [ListOfT],
        Result = ListOfT,
        Body = Of(ListOperations.Reverse),
        Cost = ListCosts.Reverse.Run,
        StaticCost = ListCosts.Reverse.Estimate,
        Doc = "The elements in reverse order.",
        Examples = [Example("[5, 3, 1].reverse()", "[1, 3, 5]")],
    });

    private static FunctionDeclaration Distinct() => Function("distinct", new Overload
    {
        Id = "list_distinct",
        IsMember = true,
        Parameters = [ListOfT],
        Result = ListOfT,
        Body = Of(ListOperations.Distinct),
        Cost = ListCosts.Distinct.Run,
        StaticCost = ListCosts.Distinct.Estimate,
        Doc = "The elements without those that equal an earlier one.",
        Examples = [Example("['b', 'b', 'c', 'a', 'c'].distinct()", "['b', 'c', 'a']"), Example("[dyn(1), dyn(1u), dyn(1.0)].distinct().size()", "1")],
    });
}
