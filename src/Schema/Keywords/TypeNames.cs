using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary>Names of types, as schemas and as people write them.</summary>
internal static class TypeNames
{
    private static readonly (string Name, ValueTypes Type, string Words)[] Table =
    [
        ("object", ValueTypes.Object, "an object"),
        ("array", ValueTypes.Array, "an array"),
        ("string", ValueTypes.String, "a string"),
        ("integer", ValueTypes.Integer, "an integer"),
        ("number", ValueTypes.Number, "a number"),
        ("boolean", ValueTypes.Boolean, "a boolean"),
        ("null", ValueTypes.Null, "null"),
    ];

    public static IEnumerable<string> All => Array.ConvertAll(Table, static row => row.Name);

    /// <summary>The type of a name; <see cref="ValueTypes.None"/> for no type.</summary>
    public static ValueTypes Parse(string name) => Array.Find(Table, row => row.Name == name).Type;

    /// <summary>As <c>an integer or a string</c>.</summary>
    public static string Words(ValueTypes types)
    {
        var words = new List<string>();
        foreach (var row in Table)
        {
            if (types.HasFlag(row.Type))
            {
                words.Add(row.Words);
            }
        }

        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} or {words[^1]}";
    }

    /// <summary>All types that a value is of: a whole number is an integer, however written.</summary>
    public static ValueTypes Of(JsonValue value) => value.Kind switch
    {
        JsonKind.Null => ValueTypes.Null,
        JsonKind.True or JsonKind.False => ValueTypes.Boolean,
        JsonKind.Integer => ValueTypes.Integer | ValueTypes.Number,
        JsonKind.Float => double.IsInteger(value.AsFloat) ? ValueTypes.Integer | ValueTypes.Number : ValueTypes.Number,
        JsonKind.String => ValueTypes.String,
        JsonKind.Array => ValueTypes.Array,
        JsonKind.Object => ValueTypes.Object,
        _ => ValueTypes.None,
    };
}
