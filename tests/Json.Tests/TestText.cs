using System.Text;

namespace Caveat.Json;

internal static class TestText
{
    public static JsonValue Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static JsonValue Read(byte[] json)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(json, JsonLimits.Document, out var error), error?.Message);
        return text.Root;
    }

    public static JsonError Refuse(string json, JsonLimits? limits = null) => Refuse(Encoding.UTF8.GetBytes(json), limits);

    public static JsonError Refuse(byte[] json, JsonLimits? limits = null)
    {
        var text = new JsonText();
        Assert.False(text.TryParse(json, limits ?? JsonLimits.Review, out var error));
        Assert.False(text.Root.Exists);
        return error;
    }

    // The value by its members alone, so that a test sees what they give and not the bytes that came.
    public static string Show(JsonValue value)
    {
        var builder = new StringBuilder();
        Show(builder, value);
        return builder.ToString();
    }

    private static void Show(StringBuilder builder, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Integer:
                builder.Append("int ").Append(value.AsInteger);
                break;
            case JsonKind.Float:
                builder.Append("float ").Append(value.AsFloat.ToString("R"));
                break;
            case JsonKind.String:
                builder.Append('\'').Append(value.Text).Append('\'');
                break;
            case JsonKind.Array:
                ShowElements(builder, value);
                break;
            case JsonKind.Object:
                ShowProperties(builder, value);
                break;
            default:
                builder.Append(value.Kind);
                break;
        }
    }

    private static void ShowElements(StringBuilder builder, JsonValue value)
    {
        builder.Append('[');
        var separator = "";
        foreach (var element in value.Elements)
        {
            builder.Append(separator);
            Show(builder, element);
            separator = ", ";
        }

        builder.Append(']');
    }

    private static void ShowProperties(StringBuilder builder, JsonValue value)
    {
        builder.Append('{');
        var separator = "";
        foreach (var property in value.Properties)
        {
            builder.Append(separator).Append(property.Name).Append(": ");
            Show(builder, property.Value);
            separator = ", ";
        }

        builder.Append('}');
    }
}
