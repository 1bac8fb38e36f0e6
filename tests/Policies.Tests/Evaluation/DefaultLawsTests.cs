using System.Text.Json.Nodes;
using CsCheck;

namespace Caveat.Policies.Tests.Evaluation;

/// <summary>Defaults fill in what is absent, in one pass, for random rules.</summary>
public sealed class DefaultLawsTests
{
    private const string Annotation = "caveat.dev/defaults";

    private const string Head =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
          rules:

        """;

    // No two fill the same place in.
    private static readonly string[] Targets =
    [
        "field: spec.a", "field: spec.m.x", "field: spec.m.deep.y", "field: 'spec[\"k.k/k~k\"]'", "field: 'metadata.labels[\"x/y\"]'",
        "list: spec.items, key: name, field: v", "list: spec.items, key: name, field: w.u", "list: spec.items, key: name, items: [one], field: t", "list: spec.items, key: name, items: [two, 2], field: t",
    ];

    // The last two may be true only once another rule has been at work, or no longer.
    private static readonly string[] Conditions = ["", "", "", "when: has(object.spec.b), ", "when: has(object.spec.a), ", "when: '!has(object.spec.m)', "];

    private static readonly string[] Values = ["value: s", "value: {z: [1]}", "expression: '1 + 1'", "expression: object.metadata.name"];

    private static readonly Gen<JsonNode?> Leaf = Json("null", "1", "\"s\"", "{}", "{\"x\":7}", "{\"deep\":null}", "{\"deep\":{}}", "[]");

    private static readonly Gen<JsonNode?> Item = Json(
        "{\"name\":\"one\"}", "{\"name\":\"two\",\"v\":null}", "{\"name\":\"three\",\"w\":{}}", "{\"name\":2,\"w\":{\"u\":0}}", "{\"name\":\"one\",\"w\":3}", "{\"name\":null}", "{}", "5");

    private static readonly Gen<JsonNode?> Items = Item.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(i => i?.DeepClone())]));

    private static readonly Gen<JsonNode?> Metadata = Json(
        "{}", "{\"labels\":{\"x\":\"y\"}}", "{\"labels\":{\"x/y\":\"y\"}}", "{\"annotations\":{\"caveat.dev/defaults\":\"spec.a=p/r0; spec.gone=p/r9\"}}", "{\"annotations\":{\"caveat.dev/defaults\":\"no path\",\"b\":\"c\"}}");

    private static readonly Gen<JsonObject> Object = Gen.Select(
        Metadata, Gen.Bool.Array[4], Leaf, Leaf, Leaf, Gen.OneOf(Items, Leaf), (metadata, isThere, a, b, m, items) => Whole(metadata, isThere, a, b, m, items));

    private static readonly Gen<string> Rules = Gen.Select(Gen.Shuffle(Targets), Gen.Int[1, 5], Gen.Int[0, Conditions.Length - 1].Array[5], Gen.Int[0, Values.Length - 1].Array[5], RulesOf);

    private int _filled;

    [Fact]
    public void DefaultsAreDoneInOnePassAndNeverChangeWhatWasSet()
    {
        Gen.Select(Rules, Object).Sample((rules, before) => AssertIsDone(Sets.Of(Head + rules), before, "operation: CREATE"), iter: 400);
        Assert.True(_filled > 0, "the samples fill nothing in");
    }

    [Fact]
    public void DefaultsOfAnUpdateAreDoneInOnePass()
    {
        Gen.Select(Rules, Object, Object).Sample(
            (rules, old, before) => AssertIsDone(Sets.Of(Head + rules), before, $"operation: UPDATE, oldObject: {Without(old).ToJsonString()}"), iter: 400);
        Assert.True(_filled > 0, "the samples fill nothing in");
    }

    private void AssertIsDone(PolicySet set, JsonObject before, string request)
    {
        var first = Mutate(set, request, before);
        if (first.Errors.Count > 0)
        {
            Assert.All(first.Errors, e => Assert.Equal("the defaults are not done in one pass: this rule fills in more once the others have; make its value or its when independent of them", e.Message));
            Assert.True(first.Patch.IsEmpty);
            return;
        }

        var after = Patched(before, first.Patch);
        Interlocked.Add(ref _filled, first.Defaults.Count);
        AssertKept(before, after);
        Assert.Equal(after.ToJsonString(), Patched(after, first.Patch).ToJsonString());
        var second = Mutate(set, request, after);
        Assert.Empty(second.Errors);
        Assert.Equal("", System.Text.Encoding.UTF8.GetString(second.Patch.Span));
    }

    private static Decision Mutate(PolicySet set, string request, JsonObject obj) => set.Evaluate(Reviews.Of($"{{{request}, object: {obj.ToJsonString()}}}", ReviewPhase.Mutate));

    private static void AssertKept(JsonNode? before, JsonNode? after)
    {
        if (before is JsonObject map)
        {
            Assert.All(map.Where(p => p.Key != Annotation), p => AssertKept(p.Value, after!.AsObject().TryGetPropertyValue(p.Key, out var value) ? value : "gone"));
        }
        else if (before is JsonArray list)
        {
            Assert.Equal(list.Count, after!.AsArray().Count);
            Assert.All(list.Zip(after.AsArray()), pair => AssertKept(pair.First, pair.Second));
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(before, after), $"{before} became {after}");
        }
    }

    // RFC 6902 for the operations that defaults make, written apart from the engine's own code.
    private static JsonObject Patched(JsonObject obj, ReadOnlyMemory<byte> patch)
    {
        var copy = obj.DeepClone().AsObject();
        foreach (var operation in patch.IsEmpty ? [] : JsonNode.Parse(patch.Span)!.AsArray())
        {
            var tokens = ((string)operation!["path"]!).Split('/').Skip(1).Select(t => t.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
            JsonNode parent = copy;
            foreach (var token in tokens.SkipLast(1))
            {
                parent = parent is JsonArray list ? list[int.Parse(token, System.Globalization.CultureInfo.InvariantCulture)]! : parent[token]!;
            }

            if ((string)operation["op"]! == "remove")
            {
                parent.AsObject().Remove(tokens[^1]);
            }
            else
            {
                parent.AsObject()[tokens[^1]] = operation["value"]!.DeepClone();
            }
        }

        return copy;
    }

    private static string RulesOf(string[] targets, int count, int[] conditions, int[] values) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"    - {{name: r{i}, {Conditions[conditions[i]]}default: {{{targets[i]}, {Values[values[i]]}}}}}\n"));

    private static JsonObject Whole(JsonNode? metadata, bool[] isThere, JsonNode? a, JsonNode? b, JsonNode? m, JsonNode? items)
    {
        var spec = new JsonObject();
        foreach (var (name, value) in new[] { ("a", a), ("b", b), ("m", m), ("items", items) }.Where((_, i) => isThere[i]))
        {
            spec[name] = value?.DeepClone();
        }

        var full = metadata!.DeepClone().AsObject();
        full["name"] = "db";
        full["namespace"] = "prod";
        return new JsonObject { ["apiVersion"] = "example.com/v1", ["kind"] = "Db", ["metadata"] = full, ["spec"] = spec };
    }

    // An old object in which nothing had been filled in.
    private static JsonObject Without(JsonObject obj)
    {
        var copy = obj.DeepClone().AsObject();
        (copy["metadata"]!["annotations"] as JsonObject)?.Remove(Annotation);
        return copy;
    }

    private static Gen<JsonNode?> Json(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => JsonNode.Parse(texts[i]));
}
