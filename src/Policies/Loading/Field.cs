namespace Caveat.Policies.Loading;

/// <summary>Makes the entries of field tables.</summary>
internal static class Field
{
    /// <summary>A field that a document must have.</summary>
    public static Field<T> Required<T, TValue>(string name, Shape<TValue> shape, Action<T, TValue> set, string doc) =>
        new Field<T, TValue>(name, shape, set) { Doc = doc, IsRequired = true };

    /// <summary>A field that a document may have.</summary>
    public static Field<T> Optional<T, TValue>(string name, Shape<TValue> shape, Action<T, TValue> set, string doc) =>
        new Field<T, TValue>(name, shape, set) { Doc = doc };
}
