using System.Collections.Frozen;
using Caveat.Cel.Types;

namespace Caveat.Cel.Checking;

/// <summary>The types that can be written by name, as <c>type(x) == int</c> does.</summary>
internal static class TypeNames
{
    // "dyn" is no value: it is a function only (CEL specification, "Values").
    private static readonly CelType[] OfTheLanguage =
    [
        CelType.Bool, CelType.Bytes, CelType.Double, CelType.Duration, CelType.DynList, CelType.DynMap, CelType.Int,
        CelType.Null, CelType.String, CelType.Timestamp, CelType.AnyType, CelType.Uint,
    ];

    public static FrozenDictionary<string, CelType> Join(IEnumerable<CelType> more)
    {
        var types = new Dictionary<string, CelType>(StringComparer.Ordinal);
        foreach (var type in OfTheLanguage)
        {
            types[type.Name] = type;
        }

        foreach (var type in more)
        {
            types[type.Name] = type;
        }

        return types.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
