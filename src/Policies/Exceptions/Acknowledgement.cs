using Caveat.Policies.Model;

namespace Caveat.Policies.Exceptions;

/// <summary>
/// What the annotation <c>caveat.dev/acknowledge</c> says of a rule. A line is rules, a colon and the reason:
/// <c>policy/rule, policy/other: the disks are migrated by hand</c>.
/// </summary>
/// <param name="Reason">Empty when the author says none.</param>
internal sealed record Acknowledgement(string Reason)
{
    /// <summary>The first line that names the rule; null when none does.</summary>
    public static Acknowledgement? Find(string annotation, string policy, string rule)
    {
        foreach (var line in annotation.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (Names(colon < 0 ? line : line[..colon], policy, rule))
            {
                return new Acknowledgement(colon < 0 ? "" : line[(colon + 1)..].Trim());
            }
        }

        return null;
    }

    private static bool Names(string rules, string policy, string rule)
    {
        foreach (var text in rules.Split(','))
        {
            if (RuleReference.Parse(text.Trim())?.Names(policy, rule) == true)
            {
                return true;
            }
        }

        return false;
    }
}
