using System.Globalization;
using System.Text;
using Caveat.Json;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>The orders that a transition can compare by.</summary>
internal static class ValueOrders
{
    /// <summary>Negative when the first is less; null when one of them has no place in the order.</summary>
    public static int? Compare(ValueOrder order, JsonValue first, JsonValue second) => order switch
    {
        ValueOrder.Quantity => QuantityOf(first) is { } a && QuantityOf(second) is { } b ? a.OrderAgainst(b) : null,
        ValueOrder.Version => VersionOf(first) is { } a && VersionOf(second) is { } b ? a.OrderAgainst(b) : null,
        _ => CompareNumbers(first, second),
    };

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

    private static QuantityWorth? QuantityOf(JsonValue value) => QuantityWorth.TryParse(TextOf(value), out var worth) ? worth : null;

    private static VersionWorth? VersionOf(JsonValue value) => VersionWorth.TryParse(TextOf(value), out var worth) ? worth : null;

    private static string TextOf(JsonValue value) => value.Kind switch
    {
        JsonKind.String => value.Text!,
        JsonKind.Integer or JsonKind.Float => Encoding.UTF8.GetString(value.Raw),
        _ => "",
    };
}
