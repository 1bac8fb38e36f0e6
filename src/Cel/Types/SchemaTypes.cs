namespace Caveat.Cel.Types;

/// <summary>Types of what a structural schema describes.</summary>
public static class SchemaTypes
{
    /// <summary>Arrays and maps within each other; what is deeper is <c>dyn</c>. Objects don't count, as their fields are looked at one at a time.</summary>
    public const int MaxNesting = 32;

    /// <summary>
    /// The type of a place. <c>dyn</c> is what x-kubernetes-int-or-string says, what preserves unknown fields and declares none, what has no type, and what is nullable and no object:
    /// comparing it with <c>null</c> is right there, and would be an error with a type that null isn't of.
    /// </summary>
    /// <param name="name">Name of the type, such as <c>Object</c>; the types inside are called <c>Object.spec</c>, <c>Object.spec.@items</c> and so on.</param>
    /// <param name="shape">The place.</param>
    /// <param name="reading">As what expressions meet the values.</param>
    public static CelType Of(string name, SchemaShape shape, SchemaReading reading = SchemaReading.Json) => Of(name, shape, reading, MaxNesting);

    private static CelType Of(string name, SchemaShape shape, SchemaReading reading, int nesting)
    {
        if (shape.IsIntOrString || nesting == 0)
        {
            return CelType.Dyn;
        }

        if (shape.Type == "object" && shape.AdditionalProperties is null && HasFields(shape))
        {
            return new SchemaObjectType(name, shape, reading);
        }

        return shape.IsNullable ? CelType.Dyn : WithoutFields(name, shape, reading, nesting);
    }

    private static CelType WithoutFields(string name, SchemaShape shape, SchemaReading reading, int nesting) => shape.Type switch
    {
        "array" when shape.Items is { } items => CelType.ListOf(Of(name + ".@items", items, reading, nesting - 1)),
        "array" => CelType.DynList,
        "object" when shape.AdditionalProperties is { } values =>
            CelType.MapOf(CelType.String, Of(name + ".@values", values, reading, nesting - 1)),
        "object" when !shape.PreservesUnknownFields => new SchemaObjectType(name, shape, reading),
        "string" => reading == SchemaReading.Rules ? OfString(shape.Format) : CelType.String,
        "boolean" => CelType.Bool,
        "integer" => CelType.Int,
        "number" => reading == SchemaReading.Rules ? CelType.Double : CelType.Dyn,
        _ => CelType.Dyn,
    };

    private static CelType OfString(string format) => format switch
    {
        "byte" => CelType.Bytes,
        "duration" => CelType.Duration,
        "date" or "date-time" => CelType.Timestamp,
        _ => CelType.String,
    };

    private static bool HasFields(SchemaShape shape)
    {
        if (shape.IsResource)
        {
            return true;
        }

        foreach (var _ in shape.PropertyNames)
        {
            return true;
        }

        return false;
    }
}
