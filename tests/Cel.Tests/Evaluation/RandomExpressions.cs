using CsCheck;

namespace Caveat.Cel.Tests.Evaluation;

/// <summary>Random expressions over the variables of <see cref="Expressions"/>, of known types; some of them fail when they run.</summary>
internal static class RandomExpressions
{
    private const int Depth = 4;

    public static Gen<string> Bool { get; } = BoolOf(Depth, "");

    private static Gen<string> IntOf(int depth, string local)
    {
        var leaf = Pick(["0", "1", "7", "-3", "n", "variables.x", "d.spec.replicas", "9223372036854775807", .. Local(local)]);
        if (depth == 0)
        {
            return leaf;
        }

        var operation = Gen.Select(IntOf(depth - 1, local), Pick("+", "-", "*", "/", "%"), IntOf(depth - 1, local))
            .Select((a, o, b) => $"({a} {o} {b})");
        var choice = Gen.Select(BoolOf(depth - 1, local), IntOf(depth - 1, local), IntOf(depth - 1, local)).Select((c, a, b) => $"({c} ? {a} : {b})");
        var element = Gen.Select(ListOf(depth - 1, local), IntOf(depth - 1, local)).Select((l, i) => $"{l}[{i}]");
        var size = ListOf(depth - 1, local).Select(l => $"{l}.size()");
        var optional = Gen.Select(ListOf(depth - 1, local), IntOf(depth - 1, local), IntOf(depth - 1, local)).Select((l, i, o) => $"{l}[?{i}].orValue({o})");
        return Gen.OneOf(leaf, operation, choice, element, size, optional);
    }

    private static Gen<string> ListOf(int depth, string local)
    {
        var leaf = Pick("l", "[]", "[1, 2]", "[7, n]");
        if (depth == 0)
        {
            return leaf;
        }

        var name = local + "x";
        var joined = Gen.Select(ListOf(depth - 1, local), ListOf(depth - 1, local)).Select((a, b) => $"({a} + {b})");
        var mapped = Gen.Select(ListOf(depth - 1, local), IntOf(depth - 1, name)).Select((l, e) => $"{l}.map({name}, {e})");
        var chosen = Gen.Select(ListOf(depth - 1, local), BoolOf(depth - 1, name), IntOf(depth - 1, name)).Select((l, p, e) => $"{l}.map({name}, {p}, {e})");
        var filtered = Gen.Select(ListOf(depth - 1, local), BoolOf(depth - 1, name)).Select((l, p) => $"{l}.filter({name}, {p})");
        var transformed = Gen.Select(ListOf(depth - 1, local), IntOf(depth - 1, name)).Select((l, e) => $"{l}.transformList(i, {name}, {e} - i)");
        return Gen.OneOf(leaf, joined, mapped, chosen, filtered, transformed);
    }

    private static Gen<string> BoolOf(int depth, string local)
    {
        var leaf = Pick("true", "false", "t", "d.spec.off", "d.nope", "has(d.spec.name)", "has(d.nope)", "s == 'strimzi'", "d.?nope.hasValue()");
        if (depth == 0)
        {
            return leaf;
        }

        var name = local + "x";
        var logic = Gen.Select(BoolOf(depth - 1, local), Pick("&&", "||", "==", "!="), BoolOf(depth - 1, local)).Select((a, o, b) => $"({a} {o} {b})");
        var not = BoolOf(depth - 1, local).Select(a => $"!{a}");
        var order = Gen.Select(IntOf(depth - 1, local), Pick("<", "<=", ">", ">=", "==", "!="), IntOf(depth - 1, local)).Select((a, o, b) => $"({a} {o} {b})");
        var member = Gen.Select(IntOf(depth - 1, local), ListOf(depth - 1, local)).Select((a, l) => $"({a} in {l})");
        var loop = Gen.Select(ListOf(depth - 1, local), Pick("all", "exists", "exists_one"), BoolOf(depth - 1, name)).Select((l, f, p) => $"{l}.{f}({name}, {p})");
        var pairs = Gen.Select(ListOf(depth - 1, local), Pick("all", "exists", "existsOne"), BoolOf(depth - 1, name)).Select((l, f, p) => $"{l}.{f}(i, {name}, {p} || i > 1)");
        var equal = Gen.Select(ListOf(depth - 1, local), ListOf(depth - 1, local)).Select((a, b) => $"({a} == {b})");
        return Gen.OneOf(leaf, logic, not, order, member, loop, pairs, equal);
    }

    private static string[] Local(string local) => local.Length == 0 ? [] : [local, local[1..] is { Length: > 0 } outer ? outer : local];

    private static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
