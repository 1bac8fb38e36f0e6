using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Exceptions;

/// <summary>What is said of exceptions and acknowledgements.</summary>
internal static class ExceptionMessages
{
    /// <summary>UTF-16 code units of a reason or a name that are shown: a warning has 256 bytes.</summary>
    private const int MaxReasonLength = 80;

    public const string NobodyToAsk = "the acknowledgement is not honoured: nobody can be asked what a user may do";

    public const string NobodyKnown = "the acknowledgement does not count in an audit: nobody knows who wrote it; a CaveatException does";

    public static string Excepted(string approver, string until, string name, string reason) =>
        $"excepted by {OneLine(approver)} until {until}, CaveatException \"{name}\": {OneLine(reason)}";

    public static string Ended(string name, string until) => $"the CaveatException \"{name}\" that allowed this held until {until}";

    public static string Acknowledged(string user, string reason) => $"excepted by {user}, who acknowledged it: {OneLine(reason)}";

    public static string MayNotOverride(string user, string policy, string why) =>
        $"the acknowledgement is not honoured: {user} may not override caveatpolicies.caveat.dev \"{policy}\"{(why.Length == 0 ? "" : $": {OneLine(why)}")}";

    public static string NoReason(string rule) => $"the acknowledgement of {rule} is not honoured: it says no reason; write it as {rule}: reason";

    private static string OneLine(string text) => FieldTexts.Cut(text.ReplaceLineEndings(" ").Trim(), MaxReasonLength);
}
