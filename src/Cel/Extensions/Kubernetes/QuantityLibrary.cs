using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The API server's library of resource quantities.</summary>
public static class QuantityLibrary
{
    private static CelType Type => Quantity.QuantityType;

    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "kubernetes.quantity",
        Doc = "Amounts of resources such as `500m` and `1Gi`, exactly.",
        Types = [Type],
        Functions =
        [
            Function("quantity", Make("string_to_quantity", [CelType.String], Type, Of(Parse), CostRule.Traversal,
                "The quantity that a text says. A text that is none is an error.",
                Example("quantity('1.5Gi') == quantity('1536Mi')", "true"),
                Example("quantity('10 Mi')", "error: " + QuantityErrors.Format))),
            Function("isQuantity", Make("is_quantity_string", [CelType.String], CelType.Bool, Of(IsQuantity), CostRule.Traversal,
                "Whether a text is a quantity.",
                Example("isQuantity('1.3G')", "true"),
                Example("isQuantity('10 Mi')", "false"))),
            Function("sign", Make("quantity_sign", [Type], CelType.Int, Of(q => Value.Of((long)Amount(q).Sign)), CostRule.One,
                "1, 0 or -1. It is no member, whatever Kubernetes' documentation says: `quantity('1').sign()` is refused by the API server too.",
                Example("sign(quantity('-1'))", "-1"),
                Example("sign(quantity('0'))", "0"))),
            Function("isGreaterThan", Member("quantity_is_greater_than", [Type, Type], CelType.Bool, Of((a, b) => Value.Of(Compare(a, b) > 0)),
                "Whether the one is more than the other.",
                Example("quantity('1Gi').isGreaterThan(quantity('1G'))", "true"))),
            Function("isLessThan", Member("quantity_is_less_than", [Type, Type], CelType.Bool, Of((a, b) => Value.Of(Compare(a, b) < 0)),
                "Whether the one is less than the other.",
                Example("quantity('1500m').isLessThan(quantity('2'))", "true"))),
            Function("compareTo", Member("quantity_compare_to", [Type, Type], CelType.Int, Of((a, b) => Value.Of((long)Compare(a, b))),
                "-1, 0 or 1, as the one is less than, equal to or more than the other.",
                Example("quantity('200M').compareTo(quantity('0.2G'))", "0"),
                Example("quantity('50M').compareTo(quantity('50Mi'))", "-1"))),
            Function("asApproximateFloat", Member("quantity_get_float", [Type], CelType.Double, Of(q => Value.Of(Amount(q).ToDouble())),
                "The double next to it.",
                Example("quantity('50703k').asApproximateFloat()", "50703000.0"))),
            Function("asInteger", Member("quantity_get_int", [Type], CelType.Int, Of(AsInteger),
                "The integer. It is an error where `isInteger` is false.",
                Example("quantity('50k').asInteger()", "50000"),
                Example("quantity('1500m').asInteger()", "error: " + QuantityErrors.Integer))),
            Function("isInteger", Member("quantity_is_integer", [Type], CelType.Bool, Of(q => Value.Of(Amount(q).TryInteger(out _))),
                "Whether it is an integer of 64 bits that was written without decimal places or fractional suffixes.",
                Example("quantity('50k').isInteger()", "true"),
                Example("quantity('1000m').isInteger()", "false"))),
            Function(
                "add",
                Member("quantity_add", [Type, Type], Type, Of((a, b) => Value.Of(a.As<Quantity>().Plus(b.As<Quantity>()))),
                    "The sum.",
                    Example("quantity('50k').add(quantity('20k')) == quantity('70k')", "true")),
                Member("quantity_add_int", [Type, CelType.Int], Type, Of((a, b) => Value.Of(a.As<Quantity>().Plus(FromInteger(b)))),
                    "The sum with an integer.",
                    Example("quantity('50k').add(20) == quantity('50020')", "true"))),
            Function(
                "sub",
                Member("quantity_sub", [Type, Type], Type, Of((a, b) => Value.Of(a.As<Quantity>().Minus(b.As<Quantity>()))),
                    "The difference.",
                    Example("quantity('50k').sub(quantity('20k')) == quantity('30k')", "true")),
                Member("quantity_sub_int", [Type, CelType.Int], Type, Of((a, b) => Value.Of(a.As<Quantity>().Minus(FromInteger(b)))),
                    "The difference to an integer.",
                    Example("quantity('1Ki').sub(24) == quantity('1k')", "true"))),
        ],
    };

    private static Overload Member(string id, IReadOnlyList<CelType> parameters, CelType result, FunctionBody body, string doc, params FunctionExample[] examples) =>
        Declare.Member(id, parameters, result, body, CostRule.One, doc, examples);

    private static QuantityAmount Amount(in Value quantity) => quantity.As<Quantity>().Amount;

    private static int Compare(in Value a, in Value b) => Amount(a).OrderTo(Amount(b));

    private static Quantity FromInteger(in Value integer) => new(new QuantityAmount(integer.AsInt, 0), QuantityFormat.DecimalExponent);

    private static Value Parse(Value text) => QuantityParser.Parse(text.AsText, out var error) is { } quantity ? Value.Of(quantity) : Value.Error(error);

    private static Value IsQuantity(Value text) => Value.Of(QuantityParser.Parse(text.AsText, out _) is not null);

    private static Value AsInteger(Value quantity) => Amount(quantity).TryInteger(out var integer) ? Value.Of(integer) : Value.Error(QuantityErrors.Integer);
}
