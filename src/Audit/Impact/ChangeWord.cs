namespace Caveat.Audit.Impact;

/// <summary>Changes as reports write them.</summary>
internal static class ChangeWord
{
    public static string Of(RuleChange change) => change switch
    {
        RuleChange.Denied => "denied",
        RuleChange.Warned => "warned",
        RuleChange.LetThrough => "letThrough",
        _ => "notWarned",
    };

    /// <summary>For people.</summary>
    public static string TitleOf(RuleChange change) => change switch
    {
        RuleChange.Denied => "newly denied",
        RuleChange.Warned => "newly warned",
        RuleChange.LetThrough => "let through",
        _ => "no longer warned",
    };
}
