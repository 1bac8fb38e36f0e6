using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Functions.Standard;

/// <summary>Values that may be there or not (cel-go, cel/library.go, optional types).</summary>
public static class OptionalLibrary
{
    internal const string OrId = "optional_or_optional";
    internal const string OrValueId = "optional_orValue_value";
    internal const string HasValueId = "optional_hasValue";

    private static readonly CelType K = CelType.Parameter("K");
    private static readonly CelType V = CelType.Parameter("V");
    private static readonly CelType OptionalV = CelType.OptionalOf(V);
    private static readonly CelType ListV = CelType.ListOf(V);
    private static readonly CelType MapKv = CelType.MapOf(K, V);

    /// <summary>The library. Its syntax (<c>a.?b</c>, <c>a[?i]</c>, <c>[?x]</c>, <c>{?k: v}</c>) is the parser's to allow.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "optional",
        Version = 2,
        Doc = "Values that may be there or not: optional selection, and functions over what it gives.",
        Functions = [.. Making(), .. Reading(), .. Selecting()],
        Macros = OptionalMacros.All,
        Types = [CelType.OptionalOf(CelType.Dyn)],
    };

    private static FunctionDeclaration[] Making() =>
    [
        new("optional.of", [Of("optional_of", false, [V], OptionalV, (Func<Value, Value>)Some, "An optional that holds the value.", new("optional.of(1).value()", "1"))]),
        new("optional.none", [Of("optional_none", false, [], OptionalV, (Func<Value[], Value>)None, "The optional that holds nothing.", new("optional.none().hasValue()", "false"))]),
        new("optional.ofNonZeroValue",
        [
            Of("optional_ofNonZeroValue", false, [V], OptionalV, (Func<Value, Value>)SomeUnlessZero, "An optional that holds the value, or nothing when that is empty, zero, false or null.", new("optional.ofNonZeroValue('').hasValue()", "false")),
        ]),
        new("optional.unwrap", [Of("optional_unwrap", false, [CelType.ListOf(OptionalV)], ListV, (Func<Value, Value>)Unwrap, "What the optionals hold, without those that hold nothing.", new("optional.unwrap([optional.of(1), optional.none()])", "[1]"))]),
        new("unwrapOpt", [Of("optional_unwrapOpt", true, [CelType.ListOf(OptionalV)], ListV, (Func<Value, Value>)Unwrap, "What the optionals hold, without those that hold nothing.", new("[optional.of(1), optional.none()].unwrapOpt()", "[1]"))]),
    ];

    private static FunctionDeclaration[] Reading() =>
    [
        new("value", [Of("optional_value", true, [OptionalV], V, (Func<Value, Value>)ValueOf, "What the optional holds; an error when that is nothing.", new("optional.none().value()", "error: optional.none() dereference"))]),
        new("hasValue", [Of(HasValueId, true, [OptionalV], CelType.Bool, (Func<Value, Value>)HasValue, "Whether the optional holds anything.", new("{'a': 1}.?b.hasValue()", "false"))]),
        new("or", [Of(OrId, true, [OptionalV, OptionalV], OptionalV, (Func<Value, Value, Value>)Or, "The first where it holds anything, else the second, which is evaluated only then.", new("{'a': 1}.?b.or(optional.of(2)).value()", "2"))]),
        new("orValue", [Of(OrValueId, true, [OptionalV, V], V, (Func<Value, Value, Value>)OrValue, "What the optional holds, else the argument, which is evaluated only then.", new("{'a': 1}.?b.orValue(0)", "0"))]),
    ];

    private static FunctionDeclaration[] Selecting() =>
    [
        new(Operators.OptionalSelect,
        [
            Node("select_optional_field", [CelType.Dyn, CelType.String], "The field, where there is one.", new("{'a': 1}.?a.orValue(0)", "1")),
        ]),
        new(Operators.OptionalIndex,
        [
            Node("list_optindex_optional_int", [ListV, CelType.Int], "The element, where there is one.", new("[1][?5].orValue(0)", "0")),
            Node("optional_list_optindex_optional_int", [CelType.OptionalOf(ListV), CelType.Int], "The element, where there is a list and one in it.", new("optional.of([1])[?0].orValue(0)", "1")),
            Node("map_optindex_optional_value", [MapKv, K], "The value of a key, where there is one.", new("{'a': 1}[?'b'].orValue(0)", "0")),
            Node("optional_map_optindex_optional_value", [CelType.OptionalOf(MapKv), K], "The value of a key, where there is a map and one in it.", new("optional.of({'a': 1})[?'a'].orValue(0)", "1")),
        ]),
        new(Operators.Index,
        [
            Node("optional_list_index_int", [CelType.OptionalOf(ListV), CelType.Int], "The element, where there is a list and one in it.", new("optional.of([1])[0].orValue(0)", "1")),
            Node("optional_map_index_value", [CelType.OptionalOf(MapKv), K], "The value of a key, where there is a map and one in it.", new("optional.of({'a': 1})['a'].orValue(0)", "1")),
        ]),
    ];

    private static Overload Of(string id, bool isMember, CelType[] parameters, CelType result, FunctionBody body, string doc, FunctionExample example) => new()
    {
        Id = id,
        IsMember = isMember,
        Parameters = parameters,
        Result = result,
        Body = body,
        Doc = doc,
        Examples = [example],
    };

    private static Overload Node(string id, CelType[] parameters, string doc, FunctionExample example) =>
        new() { Id = id, Parameters = parameters, Result = OptionalV, Doc = doc, Examples = [example] };

    private static Value Some(Value value) => Value.Of(OptionalObject.Of(value));

    private static Value None(Value[] arguments) => Value.Of(OptionalObject.None);

    private static Value SomeUnlessZero(Value value) => IsZero(value) ? Value.Of(OptionalObject.None) : Some(value);

    private static bool IsZero(in Value value) => value.Kind switch
    {
        ValueKind.Null => true,
        ValueKind.Bool or ValueKind.Int or ValueKind.Uint or ValueKind.Duration => value.Bits == 0,
        ValueKind.Double => value.AsDouble == 0,
        ValueKind.String or ValueKind.Bytes or ValueKind.List or ValueKind.Map => ValueCost.SizeOf(value) == 0,
        ValueKind.Timestamp => value.As<TimestampObject>() is { Seconds: TimestampObject.MinSeconds, Nanoseconds: 0 },
        ValueKind.Optional => !value.As<OptionalObject>().HasValue,
        _ => false,
    };

    private static Value ValueOf(Value optional) => optional.As<OptionalObject>() is { HasValue: true } some
        ? some.Inner
        : Value.Of(ValueErrors.OptionalNone);

    private static Value HasValue(Value optional) => Value.Of(optional.As<OptionalObject>().HasValue);

    private static Value Or(Value first, Value second) => first.As<OptionalObject>().HasValue ? first : second;

    private static Value OrValue(Value optional, Value otherwise) =>
        optional.As<OptionalObject>() is { HasValue: true } some ? some.Inner : otherwise;

    private static Value Unwrap(Value optionals)
    {
        var source = optionals.As<ListObject>();
        var list = new ListBuilder();
        for (var i = 0; i < source.Count(optionals.Bits); i++)
        {
            var element = source.At(optionals.Bits, i);
            if (element.Kind != ValueKind.Optional)
            {
                return ValueErrors.NotOptional(element);
            }

            if (element.As<OptionalObject>() is { HasValue: true } some)
            {
                list.Add(some.Inner);
            }
        }

        return list.ToList();
    }
}
