namespace Caveat.Json;

/// <summary>Compares values by what they mean. Recurses as deep as the texts are, which their limits bound.</summary>
internal static class JsonEquality
{
    public static bool AreEqual(JsonValue left, JsonValue right)
    {
        // Most pairs that are compared came from one server, which writes what is equal with the same bytes.
        return left.Raw.SequenceEqual(right.Raw) ? left.Exists == right.Exists : Compare(left, right);
    }

    private static bool Compare(JsonValue left, JsonValue right)
    {
        var kind = left.Kind;
        if (kind != right.Kind)
        {
            return AreEqualNumbers(left, right);
        }

        return kind switch
        {
            JsonKind.Integer => left.AsInteger == right.AsInteger,
            JsonKind.Float => left.AsFloat == right.AsFloat,
            JsonKind.String => left.Utf8.SequenceEqual(right.Utf8),
            JsonKind.Array => left.Count == right.Count && CompareElements(left, right),
            JsonKind.Object => left.Count == right.Count && CompareProperties(left, right),
            _ => true,
        };
    }

    // An integer and a float are equal when no rounding is needed to make them so.
    private static bool AreEqualNumbers(JsonValue left, JsonValue right)
    {
        if (left.Kind == JsonKind.Float && right.Kind == JsonKind.Integer)
        {
            return AreEqualNumbers(right, left);
        }

        return left.Kind == JsonKind.Integer && right.Kind == JsonKind.Float
            && right.AsFloat == left.AsInteger
            && (Int128)right.AsFloat == left.AsInteger;
    }

    private static bool CompareElements(JsonValue left, JsonValue right)
    {
        var others = right.Elements;
        foreach (var element in left.Elements)
        {
            others.MoveNext();
            if (!Compare(element, others.Current))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CompareProperties(JsonValue left, JsonValue right)
    {
        foreach (var property in left.Properties)
        {
            if (!Compare(property.Value, right.Property(property.NameUtf8)))
            {
                return false;
            }
        }

        return true;
    }
}
