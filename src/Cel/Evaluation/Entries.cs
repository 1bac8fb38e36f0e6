using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary>Entries of literals.</summary>
internal static class Entries
{
    /// <summary>What an optional entry holds, absent for none; an error for what is no optional.</summary>
    public static Value Unwrap(in Value value) => value.Kind switch
    {
        ValueKind.Error => value,
        ValueKind.Optional => value.Unchecked<OptionalObject>().Inner,
        _ => ValueErrors.NotOptional(value),
    };

    /// <summary>Adds an entry to a map; an error when the key is none or is there already, else absent.</summary>
    public static Value Add(ValueMap map, in Value key, in Value value)
    {
        if (!ValueMap.IsKey(key.Kind) || key.Kind == ValueKind.Double)
        {
            return ValueErrors.InvalidKey(key);
        }

        return map.TryAdd(key, value) ? default : ValueErrors.RepeatedKey(key);
    }
}
