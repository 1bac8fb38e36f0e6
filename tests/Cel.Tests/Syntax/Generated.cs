using Caveat.Cel.Syntax;
using Caveat.Cel.Values;
using Caveat.Text;
using CsCheck;

namespace Caveat.Cel.Tests.Syntax;

/// <summary>Random trees and texts.</summary>
internal static class Generated
{
    private static readonly TextSpan Nowhere = new(0, 0);

    private static readonly ParserOptions Everything = new()
    {
        Macros = [.. StandardMacros.All, .. TwoVariableMacros.All, .. OptionalMacros.All, .. BindMacro.All],
    };

    private static readonly string[] BinaryOperators =
    [
        Operators.Equal, Operators.NotEqual, Operators.Less, Operators.LessOrEqual, Operators.Greater, Operators.GreaterOrEqual, Operators.In,
        Operators.Add, Operators.Subtract, Operators.Multiply, Operators.Divide, Operators.Modulo, Operators.LogicalAnd, Operators.LogicalOr,
        Operators.Index, Operators.OptionalIndex,
    ];

    private static readonly Gen<Expr> Constant = Gen.OneOf(
        Gen.Const(Value.Null),
        Gen.Bool.Select(Value.Of),
        Gen.Long.Select(Value.Of),
        Gen.ULong.Select(Value.Of),
        Gen.Double.Where(double.IsFinite).Select(Value.Of),
        Gen.String.Select(Value.Of),
        Gen.Byte.Array.Select(bytes => Value.Of(new BytesObject(bytes)))).Select(worth => (Expr)new ConstantExpr(0, Nowhere, worth));

    private static readonly Gen<string> Field = OneOf("a", "b_1", "spec", "in", "true", "namespace", "x-y.z/1 2");

    private static readonly Gen<Expr> Name = OneOf("a", "b", ".c", "object", "_x1").Select(name => (Expr)new IdentExpr(0, Nowhere, name));

    /// <summary>Trees that a source can have, of at most some levels; macros aside, which only their own text can bring about.</summary>
    public static Gen<Expr> Tree { get; } = Gen.Recursive<Expr>((depth, inner) => depth > 4 ? Gen.OneOf(Constant, Name) : Node(inner));

    private static readonly Gen<string> Seed = OneOf(
        "int(object.spec.config['min.insync.replicas']) < int(object.spec.config[\"default.replication.factor\"])",
        "object.spec.?storage[?0].orValue({}).all(k, v, has(v.id) && v.id != -1 || !(k in [1u, 2.5e3, null]))",
        "Object{spec: Object.spec{`a-b`: x.optMap(y, y + 1).value(), ?c: b'\\x00'}}",
        "a.filter(x, x.exists_one(y, y == x)).map(x, x > 1 ? '''long''' : r'\\', -x) // end");

    private static readonly Gen<string> Words = Gen.OneOf(
        OneOf(
            "a", "1", "1u", "1.5", "'s'", "b'\\x'", "\"", "'''", "r'", "`", "(", ")", "[", "]", "{", "}", ".", ",", ":", "?", "+", "-", "*", "/", "%", "!", "=",
            "==", "<", "&&", "||", "&", " in ", " and ", "not ", "has(", ".all(x,", ".map(x,", ".optMap(x,", "cel.bind(x,", "T{", "//", "\n", "\\", "\uD83D", "\uDE00", "\0"),
        Gen.String);

    private static readonly Gen<string> MutatedSeed = Gen.Select(Seed, Gen.Int[0, 110], Gen.Int[0, 6], Words, (seed, at, cut, word) =>
    {
        var start = Math.Min(at, seed.Length);
        return string.Concat(seed.AsSpan(0, start), word, seed.AsSpan(Math.Min(seed.Length, start + cut)));
    });

    /// <summary>Texts with the language's own words and signs in them, in any order; and good ones with one change.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(Words.List[0, 60].Select(words => string.Concat(words)), MutatedSeed);

    public static ParseResult Parse(string source) => Parser.Parse(new SourceText("<input>", source), Everything);

    private static Gen<Expr> Node(Gen<Expr> inner) => Gen.OneOf(
        Constant,
        Name,
        Gen.Select(inner, Field, Gen.Bool, (operand, field, test) => (Expr)new SelectExpr(0, Nowhere, operand, field, test)),
        Gen.Select(OneOf(BinaryOperators), inner, inner, (op, left, right) => (Expr)Call(op, left, right)),
        Gen.Select(OneOf(Operators.LogicalNot, Operators.Negate), inner, (op, operand) => (Expr)Call(op, operand)),
        Gen.Select(inner, inner, inner, (a, b, c) => (Expr)Call(Operators.Conditional, a, b, c)),
        Gen.Select(inner, Field, (operand, field) => (Expr)Call(Operators.OptionalSelect, operand, new ConstantExpr(0, Nowhere, Value.Of(field)))),
        inner.List[0, 3].Select(arguments => (Expr)Call("f", [.. arguments])),
        Gen.Select(inner, inner.List[0, 2], (target, arguments) => (Expr)new CallExpr(0, Nowhere, target, "g", arguments)),
        Gen.Select(inner.List[0, 3], Gen.Bool, (elements, optional) =>
            (Expr)new ListExpr(0, Nowhere, elements, optional && elements.Count > 0 ? [elements.Count - 1] : [])),
        Gen.Select(Gen.Select(inner, inner, Gen.Bool, (key, worth, optional) => new MapEntry(0, key, worth, optional)).List[0, 3], entries =>
            (Expr)new MapExpr(0, Nowhere, entries)),
        Gen.Select(Gen.Select(Field, inner, Gen.Bool, (name, worth, optional) => new StructField(0, name, worth, optional)).List[0, 3], fields =>
            (Expr)new StructExpr(0, Nowhere, ".a.T", fields)));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static CallExpr Call(string function, params Expr[] arguments) => new(0, Nowhere, null, function, arguments);
}
