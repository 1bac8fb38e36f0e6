using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Cel.Checking;

/// <summary>Finds declarations that contradict each other. Who puts libraries together learns of it at once, not when some call is ambiguous.</summary>
internal static class DeclarationRules
{
    /// <summary>The first contradiction as a sentence; null when there is none.</summary>
    public static string? FirstMistake(IEnumerable<FunctionDeclaration> functions)
    {
        var byId = new Dictionary<string, (string Function, Overload Overload)>(StringComparer.Ordinal);
        var byName = new Dictionary<string, List<Overload>>(StringComparer.Ordinal);
        foreach (var function in functions)
        {
            if (!byName.TryGetValue(function.Name, out var others))
            {
                byName.Add(function.Name, others = []);
            }

            foreach (var overload in function.Overloads)
            {
                if (FirstMistake(function.Name, overload, byId, others) is { } mistake)
                {
                    return mistake;
                }

                if (byId.TryAdd(overload.Id, (function.Name, overload)))
                {
                    others.Add(overload);
                }
            }
        }

        return null;
    }

    private static string? FirstMistake(
        string name, Overload overload, Dictionary<string, (string Function, Overload Overload)> byId, List<Overload> others)
    {
        // Two libraries may bring the same overload: a later version of a library has those of the earlier one.
        if (byId.TryGetValue(overload.Id, out var known))
        {
            return known.Function == name && IsSame(known.Overload, overload)
                ? null
                : $"overload '{overload.Id}' is declared twice: {SignatureText.Of(known.Function, known.Overload)} and {SignatureText.Of(name, overload)}";
        }

        foreach (var other in others)
        {
            if (Overlap(other, overload))
            {
                return $"overloads '{other.Id}' and '{overload.Id}' take the same arguments: {SignatureText.Of(name, other)} and {SignatureText.Of(name, overload)}";
            }
        }

        return null;
    }

    private static bool IsSame(Overload first, Overload second) =>
        first.IsMember == second.IsMember && first.Result.Equals(second.Result) && ArePairwise(first.Parameters, second.Parameters, (a, b) => a.Equals(b));

    private static bool Overlap(Overload first, Overload second) =>
        first.IsMember == second.IsMember && ArePairwise(first.Parameters, second.Parameters, Overlap);

    // A type parameter may be anything, and is still told apart from list(int) and its like: the more special overload is tried too.
    private static bool Overlap(CelType first, CelType second)
    {
        if (first.Kind == CelTypeKind.Dyn || second.Kind == CelTypeKind.Dyn)
        {
            return true;
        }

        if (first.Kind != second.Kind)
        {
            return false;
        }

        return first.Kind == CelTypeKind.Parameter || (first.Name == second.Name && ArePairwise(first.Parameters, second.Parameters, Overlap));
    }

    private static bool ArePairwise(IReadOnlyList<CelType> first, IReadOnlyList<CelType> second, Func<CelType, CelType, bool> holds)
    {
        if (first.Count != second.Count)
        {
            return false;
        }

        for (var i = 0; i < first.Count; i++)
        {
            if (!holds(first[i], second[i]))
            {
                return false;
            }
        }

        return true;
    }
}
