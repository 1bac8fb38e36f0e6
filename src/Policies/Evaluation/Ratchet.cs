using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Evaluation;

/// <summary>
/// Tells violations that were there before. One is tolerated when the old object breaks the rule too, at least at the same fields, and the write leaves
/// all of them as they were: whoever touches them has to mend them.
/// </summary>
internal static class Ratchet
{
    public static bool Tolerates(Judgement judgement, CompiledRule rule, Finding finding) =>
        judgement.Operation == Operations.Update
        && rule.Spec.Ratchet
        && rule.Body.Check!.JudgesState
        && finding.Paths.Count > 0
        && AreUntouched(judgement, finding.Paths)
        && judgement.FindInOld(rule) is { } before
        && HoldsAll(before.Paths, finding.Paths);

    private static bool AreUntouched(Judgement judgement, IReadOnlyList<FieldPath> paths)
    {
        foreach (var path in paths)
        {
            if (!path.In(judgement.New).SemanticEquals(path.In(judgement.Old)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HoldsAll(IReadOnlyList<FieldPath> before, IReadOnlyList<FieldPath> now)
    {
        var known = new HashSet<FieldPath>(before);
        foreach (var path in now)
        {
            if (!known.Contains(path))
            {
                return false;
            }
        }

        return true;
    }
}
