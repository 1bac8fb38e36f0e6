namespace Caveat.Policies.Model;

/// <summary>A rule by the names that messages show: <c>policy/rule</c>.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Rule">Name of the rule; <see cref="Any"/> for all of the policy.</param>
public sealed record RuleReference(string Policy, string Rule)
{
    /// <summary>Stands for every rule of the policy.</summary>
    public const string Any = "*";

    /// <summary>Null for a text that names no rule.</summary>
    public static RuleReference? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash <= 0 || slash == text.Length - 1 ? null : new RuleReference(text[..slash], text[(slash + 1)..]);
    }

    /// <summary>Whether the rule is the one, or one of those, that this names.</summary>
    public bool Names(string policy, string rule) => policy == Policy && (Rule == Any || rule == Rule);

    /// <summary>As it is written.</summary>
    public override string ToString() => $"{Policy}/{Rule}";
}
