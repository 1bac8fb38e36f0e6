using System.Globalization;
using System.Text;
using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Cel.Extensions.Stateful;
using Caveat.Json;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>The orders that a transition can compare by; versions and quantities are those that expressions know.</summary>
internal static class ValueOrders
{
    /// <summary>Negative when the first is less; null when one of them has no place in the order.</summary>
    public static int? Compare(ValueOrder order, JsonValue first, JsonValue second) => order switch
    {
        ValueOrder.Quantity => Quantity.Parse(TextOf(first)) is { } a && Quantity.Parse(TextOf(second)) is { } b ? a.OrderTo(b) : null,
        ValueOrder.Version or ValueOrder.Image => VersionOf(order, first) is { } a && VersionOf(order, second) is { } b ? a.OrderTo(b) : null,
        _ => CompareNumbers(first, second),
    };

    /// <summary>The version that a field says, of an image in its tag; null when there is none.</summary>
    public static VersionObject? VersionOf(ValueOrder order, JsonValue value) =>
        VersionObject.Parse(order == ValueOrder.Image ? ImageObject.Parse(TextOf(value))?.Tag ?? "" : TextOf(value));

    private static int? CompareNumbers(JsonValue first, JsonValue second)
    {
        if (first.Kind == JsonKind.Integer && second.Kind == JsonKind.Integer)
        {
            return first.AsInteger.CompareTo(second.AsInteger);
        }

        return NumberOf(first) is { } a && NumberOf(second) is { } b ? a.CompareTo(b) : null;
    }

    private static double? NumberOf(JsonValue value) => value.Kind switch
    {
        JsonKind.Integer or JsonKind.Float => value.AsFloat,
        JsonKind.String when double.TryParse(value.Utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    private static string TextOf(JsonValue value) => value.Kind switch
    {
        JsonKind.String => value.Text!,
        JsonKind.Integer or JsonKind.Float => Encoding.UTF8.GetString(value.Raw),
        _ => "",
    };
}
