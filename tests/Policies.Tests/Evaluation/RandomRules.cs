using System.Text.Json.Nodes;
using CsCheck;

namespace Caveat.Policies.Tests.Evaluation;

/// <summary>Small objects and rules over them: few fields and few values, so that they often meet.</summary>
internal static class RandomRules
{
    private static readonly string[] Paths = ["a", "b", "m", "m.x", "m.y", "l", "l[0]"];

    private static readonly Gen<JsonNode?> Scalar = Gen.Int[0, 3].Select(i => i == 3 ? null : (JsonNode?)JsonValue.Create(i));

    private static readonly Gen<JsonNode?> Map = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], (x, y) => (JsonNode?)Present(("x", x == 2 ? null : JsonValue.Create(x)), ("y", y == 2 ? null : JsonValue.Create(y))));

    private static readonly Gen<JsonNode?> List = Gen.Int[0, 2].Array[0, 3].Select(all => (JsonNode?)new JsonArray([.. all.Select(i => JsonValue.Create(i))]));

    /// <summary>A <c>spec</c> of the fields that rules read; each may be absent.</summary>
    public static Gen<JsonObject> Spec { get; } = Gen.Select(
        Gen.Select(Gen.Bool, Scalar), Gen.Select(Gen.Bool, Scalar), Gen.Select(Gen.Bool, Map), Gen.Select(Gen.Bool, List),
        (a, b, m, l) => Chosen(("a", a), ("b", b), ("m", m), ("l", l)));

    /// <summary>Two of them that often have fields in common.</summary>
    public static Gen<(JsonObject Before, JsonObject After)> Change { get; } = Gen.Select(Spec, Spec, Gen.Bool.Array[4], (before, other, kept) => (before, Mix(before, other, kept)));

    private static readonly Gen<string> Path = Gen.Int[0, Paths.Length - 1].Select(i => Paths[i]);

    private static readonly Gen<string> Atom = Gen.OneOf(
        Path.Select(p => $"object.spec.{Optional(p)}.hasValue()"),
        Gen.Select(Path, Gen.Int[0, 2], (p, i) => $"{Read(p)} == {i}"),
        Gen.Select(Path, Path, (p, q) => $"{Read(p)} == {Read(q)}"),
        Gen.Int[0, 2].Select(i => $"object.spec.l.exists(v, v == {i})"));

    private static readonly Gen<string> Condition = Gen.OneOf(
        Atom, Atom.Select(a => $"!({a})"), Gen.Select(Atom, Atom, (a, b) => $"{a} && {b}"), Gen.Select(Atom, Atom, (a, b) => $"{a} || {b}"));

    // The last of these are as many paths as the list has such items.
    private static readonly Gen<string> Fields = Gen.OneOf(
        Path.Select(p => $"'spec.{p}'"),
        Gen.Select(Path, Path, (p, q) => $"'spec.{p}', 'spec.{q}'"),
        Gen.Int[0, 2].Select(i => $"'spec.l[{{{{ [0, 1, 2].filter(i, i < size(object.spec.l) && object.spec.l[i] == {i}) }}}}]'"));

    private static readonly Gen<string> Body = Gen.OneOf(
        Gen.Select(Fields, Condition, (f, c) => $"conflict: {{fields: [{f}], when: '{c}'}}"),
        Gen.Select(Fields, Condition, (f, c) => $"require: {{fields: [{f}], that: '{c}'}}"),
        Gen.Int[0, 1].Select(i => $"require: {{path: spec.m, schema: {{type: object, required: [x], properties: {{x: {{maximum: {i}}}, y: {{minimum: 1}}}}}}}}"));

    /// <summary>A rule of which violations may be tolerated, or not, by the flag.</summary>
    public static Gen<(string Text, bool Ratchet)> Rule { get; } = Gen.Select(
        Body, Gen.OneOf(Gen.Const(""), Condition.Select(c => $"when: '{c}', ")), Gen.Int[0, 4],
        (body, when, ratchet) => ($"{when}ratchet: {(ratchet > 0 ? "true" : "false")}, {body}", ratchet > 0));

    private static string Optional(string path) => $"?{path.Replace(".", ".?", StringComparison.Ordinal).Replace("[", "[?", StringComparison.Ordinal)}";

    private static string Read(string path) => $"object.spec.{Optional(path)}.orValue(dyn(null))";

    private static JsonObject Chosen(params ReadOnlySpan<(string Name, (bool IsThere, JsonNode? Value) Field)> fields)
    {
        var spec = new JsonObject();
        foreach (var (name, (isThere, value)) in fields)
        {
            if (isThere)
            {
                spec[name] = value?.DeepClone();
            }
        }

        return spec;
    }

    private static JsonObject Present(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var map = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                map[name] = value;
            }
        }

        return map;
    }

    private static JsonObject Mix(JsonObject before, JsonObject other, bool[] kept)
    {
        var spec = new JsonObject();
        foreach (var (name, isKept) in new[] { "a", "b", "m", "l" }.Zip(kept))
        {
            if ((isKept ? before : other).TryGetPropertyValue(name, out var value))
            {
                spec[name] = value?.DeepClone();
            }
        }

        return spec;
    }
}
