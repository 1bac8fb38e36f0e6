using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Mathematics;

/// <summary>cel-go's <c>ext.Math</c>, version 2. Kubernetes does not have it.</summary>
public static class MathLibrary
{
    private static readonly CelType[] Numbers = [CelType.Int, CelType.Uint, CelType.Double];
    private static readonly CelType[] Integers = [CelType.Int, CelType.Uint];

    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "cel.lib.ext.math",
        Version = 2,
        Doc = "Numbers: greatest and least, rounding, signs, bits. `math.greatest` and `math.least` take any number of arguments.",
        Macros = MathMacros.All,
        Functions =
        [
            new(MathMacros.Max, Extremes("math_@max", "greatest", MathOperations.Max, MathOperations.MaxOf)),
            new(MathMacros.Min, Extremes("math_@min", "least", MathOperations.Min, MathOperations.MinOf)),
            Rounding("ceil", Math.Ceiling, "The least whole number that is not less.", "1.2", "2.0"),
            Rounding("floor", Math.Floor, "The greatest whole number that is not more.", "1.8", "1.0"),
            Rounding("round", x => Math.Round(x, MidpointRounding.AwayFromZero), "The nearest whole number; of two, the one farther from zero.", "-1.5", "-2.0"),
            Rounding("trunc", Math.Truncate, "The number without its fraction.", "-1.8", "-1.0"),
            Question("isInf", double.IsInfinity, "Whether it is an infinity.", "1.0/0.0", "true"),
            Question("isNaN", double.IsNaN, "Whether it is not a number.", "0.0/0.0", "true"),
            Question("isFinite", double.IsFinite, "Whether it is neither an infinity nor not a number.", "1.0/0.0", "false"),
            new("math.abs", Array.ConvertAll(Numbers, type => Simple($"math_abs_{type.Name}", [type], type, Of(MathOperations.Absolute),
                "The number without its sign. The least int is an error.", $"math.abs({One(type)})", One(type)))),
            new("math.sign", Array.ConvertAll(Numbers, type => Simple($"math_sign_{type.Name}", [type], type, Of(MathOperations.Sign),
                "1, 0 or -1; not a number of what is none.", $"math.sign({One(type)})", One(type)))),
            new("math.sqrt", Array.ConvertAll(Numbers, type => Simple($"math_sqrt_{type.Name}", [type], CelType.Double, Of(MathOperations.SquareRoot),
                "The square root; not a number of a negative one.", $"math.sqrt({One(type)})", "1.0"))),
            new("math.bitAnd", Array.ConvertAll(Integers, type => Pair("bitAnd", type, MathOperations.And, "The bits that both have.", "6", "3", "2"))),
            new("math.bitOr", Array.ConvertAll(Integers, type => Pair("bitOr", type, MathOperations.Or, "The bits that one of them has.", "6", "3", "7"))),
            new("math.bitXor", Array.ConvertAll(Integers, type => Pair("bitXor", type, MathOperations.ExclusiveOr, "The bits that just one of them has.", "6", "3", "5"))),
            new("math.bitNot", Array.ConvertAll(Integers, type => Simple($"math_bitNot_{type.Name}_{type.Name}", [type], type, Of(MathOperations.Not),
                "The bits that it does not have.", type.Kind == CelTypeKind.Int ? "math.bitNot(1)" : "math.bitNot(0u)", type.Kind == CelTypeKind.Int ? "-2" : "18446744073709551615u"))),
            new("math.bitShiftLeft", Array.ConvertAll(Integers, type => Shift("bitShiftLeft", type, MathOperations.ShiftLeft, "The bits moved to the left, zeros coming in. A negative count is an error.", "1", "2", "4"))),
            new("math.bitShiftRight", Array.ConvertAll(Integers, type => Shift("bitShiftRight", type, MathOperations.ShiftRight, "The bits moved to the right, zeros coming in. A negative count is an error.", "8", "2", "2"))),
        ],
    };

    private static Overload[] Extremes(string prefix, string word, Func<Value, Value, Value> pair, Func<Value, Value> list)
    {
        var overloads = new List<Overload>();
        foreach (var type in Numbers)
        {
            overloads.Add(Simple($"{prefix}_{type.Name}", [type], type, Of(x => x), "The number itself.", $"math.{word}({One(type)})", One(type)));
            overloads.Add(Simple($"{prefix}_list_{type.Name}", [CelType.ListOf(type)], type, Of(list), $"The {word} of a list. An empty list is an error.", $"math.{word}([{One(type)}])", One(type)));
            foreach (var other in Numbers)
            {
                overloads.Add(Simple($"{prefix}_{type.Name}_{other.Name}", [type, other], type.Equals(other) ? type : CelType.Dyn, Of(pair),
                    $"The {word} of two; the first where they are equal.", $"math.{word}({One(type)}, {One(other)})", One(type)));
            }
        }

        return [.. overloads];
    }

    private static string One(CelType type) => type.Kind switch
    {
        CelTypeKind.Int => "1",
        CelTypeKind.Uint => "1u",
        _ => "1.0",
    };

    private static FunctionDeclaration Rounding(string name, Func<double, double> round, string doc, string argument, string result) =>
        Function("math." + name, Simple($"math_{name}_double", [CelType.Double], CelType.Double, Of(x => Value.Of(round(x.AsDouble))), doc, $"math.{name}({argument})", result));

    private static FunctionDeclaration Question(string name, Func<double, bool> ask, string doc, string argument, string result) =>
        Function("math." + name, Simple($"math_{name}_double", [CelType.Double], CelType.Bool, Of(x => Value.Of(ask(x.AsDouble))), doc, $"math.{name}({argument})", result));

    private static Overload Pair(string name, CelType type, Func<Value, Value, Value> body, string doc, string a, string b, string result)
    {
        var u = type.Kind == CelTypeKind.Uint ? "u" : "";
        return Simple($"math_{name}_{type.Name}_{type.Name}", [type, type], type, Of(body), doc, $"math.{name}({a}{u}, {b}{u})", result + u);
    }

    private static Overload Shift(string name, CelType type, Func<Value, Value, Value> body, string doc, string value, string count, string result)
    {
        var u = type.Kind == CelTypeKind.Uint ? "u" : "";
        return Simple($"math_{name}_{type.Name}_int", [type, CelType.Int], type, Of(body), doc, $"math.{name}({value}{u}, {count})", result + u);
    }

    private static Overload Simple(string id, IReadOnlyList<CelType> parameters, CelType result, FunctionBody body, string doc, string expression, string value) =>
        Make(id, parameters, result, body, CostRule.One, doc, Example(expression, value));
}
