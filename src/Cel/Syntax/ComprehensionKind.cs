namespace Caveat.Cel.Syntax;

/// <summary>Which macro a comprehension comes from; the planner has a node of its own for each, with the same result and cost as the general fold.</summary>
public enum ComprehensionKind
{
    /// <summary>The general fold.</summary>
    Fold,

    /// <summary><c>all</c>.</summary>
    All,

    /// <summary><c>exists</c>.</summary>
    Exists,

    /// <summary><c>exists_one</c> and <c>existsOne</c>.</summary>
    ExistsOne,

    /// <summary><c>map</c> with two arguments.</summary>
    Map,

    /// <summary><c>map</c> with three arguments: filter, then map.</summary>
    MapFilter,

    /// <summary><c>filter</c>.</summary>
    Filter,

    /// <summary><c>transformList</c>.</summary>
    TransformList,

    /// <summary><c>transformMap</c>.</summary>
    TransformMap,

    /// <summary><c>transformMapEntry</c>.</summary>
    TransformMapEntry,

    /// <summary><c>cel.bind</c>, <c>optMap</c> and <c>optFlatMap</c>: one variable over an empty range.</summary>
    Bind,
}
