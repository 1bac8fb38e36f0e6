using System.Collections.Frozen;
using Caveat.Cel.Functions;

namespace Caveat.Cel.Checking;

/// <summary>Joins the declarations that several libraries make of one name.</summary>
internal static class FunctionJoin
{
    public static FrozenDictionary<string, FunctionDeclaration> Join(IEnumerable<FunctionDeclaration> functions)
    {
        var joined = new Dictionary<string, List<Overload>>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var function in functions)
        {
            if (!joined.TryGetValue(function.Name, out var overloads))
            {
                joined.Add(function.Name, overloads = []);
            }

            foreach (var overload in function.Overloads)
            {
                if (ids.Add(overload.Id))
                {
                    overloads.Add(overload);
                }
            }
        }

        return Freeze(joined);
    }

    private static FrozenDictionary<string, FunctionDeclaration> Freeze(Dictionary<string, List<Overload>> joined)
    {
        var declarations = new Dictionary<string, FunctionDeclaration>(joined.Count, StringComparer.Ordinal);
        foreach (var (name, overloads) in joined)
        {
            declarations.Add(name, new FunctionDeclaration(name, overloads));
        }

        return declarations.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
