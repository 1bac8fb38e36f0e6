using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Prerequisite;

/// <summary>What is said when the author of a prerequisite says nothing.</summary>
internal static class PrerequisiteMessages
{
    /// <summary>UTF-16 code units of an expression that are shown: a line of a terminal.</summary>
    private const int MaxExpressionLength = 120;

    public static string Missing(string what, bool isSingle) =>
        isSingle ? $"{what} has to be there first, and was not found" : $"no {what} was found, and one has to be there first";

    public static string NotAsNeeded(string what, string that, bool isSingle) =>
        $"{(isSingle ? "" : "no ")}{what} {(isSingle ? "is there, and does not fulfil" : "that is there fulfils")} {FieldTexts.Cut(that.ReplaceLineEndings(" ").Trim(), MaxExpressionLength)}";
}
