using System.Text.Json.Nodes;
using CsCheck;

namespace Caveat.Policies.Tests.Evaluation;

/// <summary>What holds for all objects.</summary>
public sealed class LawsTests
{
    private const string Defaults =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
          rules:
            - {name: a, default: {field: spec.a, value: 1}}
            - {name: b, default: {field: spec.b.c, value: {x: [1]}}}
            - {name: c, default: {field: spec.b.d, expression: '1 + 1'}}
            - {name: d, when: has(object.spec), default: {field: 'metadata.labels["x/y"]', value: z}}
        """;

    private const string Limit =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
          rules:
            - {name: clash, conflict: {fields: [spec.a, spec.b], when: 'has(object.spec) && has(object.spec.a) && has(object.spec.b) && object.spec.a == object.spec.b'}}
        """;

    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf<JsonNode?>(
        Gen.Int[0, 2].Select(i => (JsonNode?)JsonValue.Create(i)), Gen.Const<JsonNode?>(() => null), Gen.Const<JsonNode?>(() => new JsonObject()),
        Gen.Const<JsonNode?>(() => new JsonObject { ["c"] = 7 }), Gen.Const<JsonNode?>(() => JsonValue.Create("s")));

    private static readonly Gen<JsonObject> Object = Gen.Select(Gen.Bool, Leaf, Gen.Bool, Leaf, Gen.Bool, Make);

    private static JsonObject Make(bool hasA, JsonNode? a, bool hasB, JsonNode? b, bool hasLabels)
    {
        var spec = new JsonObject();
        if (hasA)
        {
            spec["a"] = a?.DeepClone();
        }

        if (hasB)
        {
            spec["b"] = b?.DeepClone();
        }

        var metadata = new JsonObject { ["name"] = "n", ["namespace"] = "s" };
        if (hasLabels)
        {
            metadata["labels"] = new JsonObject { ["x"] = "y" };
        }

        return new JsonObject { ["apiVersion"] = "example.com/v1", ["kind"] = "Db", ["metadata"] = metadata, ["spec"] = spec };
    }

    [Fact]
    public void DefaultsAreDoneInOnePassAndNeverChangeWhatWasSet()
    {
        var set = Sets.Of(Defaults);
        Object.Sample(before =>
        {
            var first = set.Evaluate(Reviews.Of(Review(before), ReviewPhase.Mutate));
            var after = Apply(before, first.Patch);
            Assert.Empty(first.Errors);
            AssertKept(before, after);
            Assert.True(set.Evaluate(Reviews.Of(Review(after), ReviewPhase.Mutate)).Patch.IsEmpty);
        });
    }

    [Fact]
    public void RatchetingNeverLetsANewViolationPass()
    {
        var set = Sets.Of(Limit);
        Gen.Select(Object, Object).Sample((before, after) =>
        {
            var isNew = !Clashes(before) && Clashes(after);
            var decision = set.Evaluate(Reviews.Of($"{{operation: UPDATE, oldObject: {before.ToJsonString()}, object: {after.ToJsonString()}}}", ReviewPhase.Validate));
            Assert.False(isNew && decision.Allowed);
            Assert.True(Clashes(after) || decision.Violations.Count == 0);
        });
    }

    [Fact]
    public void TheOrderOfDocumentsDoesNotMatter()
    {
        var documents = Enumerable.Range(0, 6).Select(i => Limit.Replace("name: p}", $"name: p{i}}}", StringComparison.Ordinal)).ToArray();
        var review = "object: {apiVersion: example.com/v1, kind: Db, metadata: {name: nn}, spec: {a: 1, b: 1}}";
        var expected = Sets.Of(string.Join("\n---\n", documents)).Evaluate(Reviews.Of(review, ReviewPhase.Validate)).Message;
        Gen.Shuffle(documents).Sample(
            shuffled => Assert.Equal(expected, Sets.Of(string.Join("\n---\n", shuffled)).Evaluate(Reviews.Of(review, ReviewPhase.Validate)).Message), iter: 20);
    }

    private static bool Clashes(JsonObject obj)
    {
        var spec = obj["spec"]!.AsObject();
        return spec.ContainsKey("a") && spec.ContainsKey("b") && JsonNode.DeepEquals(spec["a"], spec["b"]);
    }

    private static string Review(JsonObject obj) => $"{{object: {obj.ToJsonString()}}}";

    private static void AssertKept(JsonObject before, JsonObject after)
    {
        foreach (var (name, value) in before)
        {
            Assert.True(after.ContainsKey(name));
            if (value is JsonObject inner)
            {
                AssertKept(inner, after[name]!.AsObject());
            }
            else
            {
                Assert.True(JsonNode.DeepEquals(value, after[name]));
            }
        }
    }

    // RFC 6902 for the one operation that defaults make of objects, written apart from the engine's own code.
    private static JsonObject Apply(JsonObject obj, ReadOnlyMemory<byte> patch)
    {
        var copy = obj.DeepClone().AsObject();
        foreach (var operation in patch.IsEmpty ? [] : JsonNode.Parse(patch.Span)!.AsArray())
        {
            var tokens = ((string)operation!["path"]!).Split('/').Skip(1).Select(t => t.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
            JsonNode parent = copy;
            foreach (var token in tokens.SkipLast(1))
            {
                parent = parent[token]!;
            }

            parent[tokens[^1]] = operation["value"]!.DeepClone();
        }

        return copy;
    }
}
