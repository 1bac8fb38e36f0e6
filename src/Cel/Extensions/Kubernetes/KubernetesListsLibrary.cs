using Caveat.Cel.Extensions.Lists;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using static Caveat.Cel.Extensions.Declare;
using static Caveat.Cel.Types.CelType;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The API server's library of list functions.</summary>
public static class KubernetesListsLibrary
{
    private static readonly CelType[] Comparable = [Int, Uint, CelType.Double, Bool, Duration, Timestamp, CelType.String, Bytes];
    private static readonly CelType[] Summable = [Int, Uint, CelType.Double, Duration];

    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "kubernetes.lists",
        Doc = "Questions about the elements of a list.",
        Functions =
        [
            new("isSorted", Array.ConvertAll(Comparable, IsSorted)),
            new("sum", Array.ConvertAll(Summable, Sum)),
            new("max", Array.ConvertAll(Comparable, Max)),
            new("min", Array.ConvertAll(Comparable, Min)),
            Function("indexOf", Index("list_a_index_of_int", KubernetesListOperations.IndexOf, "first", "[1, 2, 2].indexOf(2)", "1")),
            Function("lastIndexOf", Index("list_a_last_index_of_int", KubernetesListOperations.LastIndexOf, "last", "[1, 2, 2].lastIndexOf(2)", "2")),
        ],
    };

    private static Overload IsSorted(CelType type) => new()
    {
        Id = $"list_{ShortName(type)}_is_sorted_bool",
        IsMember = true,
        Parameters = [ListOf(type)],
        Result = Bool,
        Body = Of(KubernetesListOperations.IsSorted),
        Cost = ListCosts.Traversal.Run,
        StaticCost = ListCosts.Traversal.Estimate,
        Doc = $"Whether no element of a list of {ShortName(type)} is less than the one before it.",
        Examples = [Example($"{Two(type)}.isSorted()", "true"), Example($"[{High(type)}, {Low(type)}].isSorted()", "false")],
    };

    private static Overload Sum(CelType type) => new()
    {
        Id = $"list_{ShortName(type)}_sum_{ShortName(type)}",
        IsMember = true,
        Parameters = [ListOf(type)],
        Result = type,
        Body = Of(list => KubernetesListOperations.Sum(list, type)),
        Cost = ListCosts.Traversal.Run,
        StaticCost = ListCosts.Traversal.Estimate,
        Doc = $"The sum of a list of {ShortName(type)}; zero of an empty one. A sum that the type can't hold is an error.",
        Examples = [Example($"{Two(type)}.sum() == {Low(type)} + {High(type)}", "true")],
    };

    private static Overload Max(CelType type) => Extreme(type, "max", KubernetesListOperations.Max, "greatest", High(type));

    private static Overload Min(CelType type) => Extreme(type, "min", KubernetesListOperations.Min, "least", Low(type));

    private static Overload Extreme(CelType type, string function, Func<Values.Value, Values.Value> body, string word, string result) => new()
    {
        Id = $"list_{ShortName(type)}_{function}_{ShortName(type)}",
        IsMember = true,
        Parameters = [ListOf(type)],
        Result = type,
        Body = Of(body),
        Cost = ListCosts.Traversal.Run,
        StaticCost = ListCosts.Traversal.Estimate,
        Doc = $"The {word} element of a list of {ShortName(type)}. An empty list is an error.",
        Examples = [Example($"{Two(type)}.{function}()", result)],
    };

    private static Overload Index(string id, Func<Values.Value, Values.Value, Values.Value> body, string word, string expression, string result) => new()
    {
        Id = id,
        IsMember = true,
        Parameters = [ListOfT, T],
        Result = Int,
        Body = Of(body),
        Cost = ListCosts.Traversal.Run,
        StaticCost = ListCosts.Traversal.Estimate,
        Doc = $"The index of the {word} element that equals a value; -1 where there is none.",
        Examples = [Example(expression, result), Example(expression.Replace("Of(2)", "Of(9)", StringComparison.Ordinal), "-1")],
    };

    private static string ShortName(CelType type) => type.Kind switch
    {
        CelTypeKind.Duration => "duration",
        CelTypeKind.Timestamp => "timestamp",
        _ => type.Name,
    };

    private static string Two(CelType type) => $"[{Low(type)}, {High(type)}]";

    private static string Low(CelType type) => type.Kind switch
    {
        CelTypeKind.Int => "1",
        CelTypeKind.Uint => "1u",
        CelTypeKind.Double => "1.5",
        CelTypeKind.Bool => "false",
        CelTypeKind.Duration => "duration('1s')",
        CelTypeKind.Timestamp => "timestamp('2025-01-01T00:00:00Z')",
        CelTypeKind.String => "'a'",
        _ => "b'a'",
    };

    private static string High(CelType type) => type.Kind switch
    {
        CelTypeKind.Int => "2",
        CelTypeKind.Uint => "2u",
        CelTypeKind.Double => "2.5",
        CelTypeKind.Bool => "true",
        CelTypeKind.Duration => "duration('2s')",
        CelTypeKind.Timestamp => "timestamp('2025-01-02T00:00:00Z')",
        CelTypeKind.String => "'b'",
        _ => "b'b'",
    };
}
