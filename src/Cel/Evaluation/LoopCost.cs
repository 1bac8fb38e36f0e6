namespace Caveat.Cel.Evaluation;

/// <summary>
/// What the parts of a macro's expansion cost that the nodes made for the macro do not run: reading the accumulator 1, <c>!</c> 1, the test that it is not strictly false 1, joining 1.
/// </summary>
internal static class LoopCost
{
    /// <summary>Reading the accumulator for the result.</summary>
    public const int Result = 1;

    /// <summary><c>@not_strictly_false(accu)</c>, before each round of <c>all</c>.</summary>
    public const int AllCondition = 2;

    /// <summary><c>@not_strictly_false(!accu)</c>, before each round of <c>exists</c>.</summary>
    public const int ExistsCondition = 3;

    /// <summary>Reading the accumulator in <c>accu &amp;&amp; x</c> and <c>accu || x</c>.</summary>
    public const int LogicalStep = 1;

    /// <summary><c>accu + 1</c>, for each that is found by <c>exists_one</c>.</summary>
    public const int CountStep = 2;

    /// <summary><c>accu == 1</c>.</summary>
    public const int CountResult = 2;

    /// <summary><c>accu + […]</c> without the list.</summary>
    public const int JoinStep = 2;

    /// <summary><c>cel.@mapInsert(accu, key, …)</c>.</summary>
    public const int InsertStep = 3;

    /// <summary><c>cel.@mapInsert(accu, {…})</c> without the map.</summary>
    public const int InsertEntryStep = 2;
}
