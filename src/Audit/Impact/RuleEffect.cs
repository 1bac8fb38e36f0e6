namespace Caveat.Audit.Impact;

/// <summary>What a rule does about an object; the worst comes last.</summary>
internal enum RuleEffect
{
    None,
    Warned,
    Denied,
}
