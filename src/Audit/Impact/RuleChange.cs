namespace Caveat.Audit.Impact;

/// <summary>What becomes of an object by a rule when other policies take the place of those that serve.</summary>
public enum RuleChange
{
    /// <summary>It would be denied, and is not now.</summary>
    Denied,

    /// <summary>It would be warned of, and neither is that so now nor is it denied.</summary>
    Warned,

    /// <summary>It is denied now, and would not be.</summary>
    LetThrough,

    /// <summary>It is warned of now, and neither would that be so nor would it be denied.</summary>
    NotWarned,
}
