using System.Text.Json.Nodes;
using CsCheck;

namespace Caveat.Policies.Tests.Evaluation;

/// <summary>Ratcheting never lets a new violation pass. What is broken is asked of each object alone, as if it were created; what changed, of the two texts.</summary>
public sealed class RatchetLawsTests
{
    private const string Head =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
          rules:

        """;

    private int _tolerated;
    private int _denied;

    [Fact]
    public void TheToleratedIsWhatWasBrokenBeforeAtTheSameFieldsAndIsUntouched()
    {
        Gen.Select(RandomRules.Rule.Array[1, 3], RandomRules.Change).Sample(
            (rules, change) => AssertTolerance(rules, change.Before, change.After), iter: 400);
        Assert.True(_tolerated > 0 && _denied > 0, $"{_tolerated} tolerated, {_denied} denied: the samples show nothing");
    }

    private void AssertTolerance((string Text, bool Ratchet)[] rules, JsonObject before, JsonObject after)
    {
        var set = Sets.Of(Head + string.Concat(rules.Select((rule, i) => $"    - {{name: r{i}, {rule.Text}}}\n")));
        var broken = Broken(set, before);
        var decision = set.Evaluate(Reviews.Of($"{{operation: UPDATE, oldObject: {Whole(before)}, object: {Whole(after)}}}", ReviewPhase.Validate));
        if (JsonNode.DeepEquals(before, after))
        {
            Assert.True(decision.Allowed);
            return;
        }

        Assert.Equal(Broken(set, after).Keys.Order(), decision.Violations.Select(v => v.Rule).Order());
        foreach (var violation in decision.Violations)
        {
            var fields = violation.Fields.Select(f => f.Path).ToList();
            var wasThere = broken.TryGetValue(violation.Rule, out var old) && fields.TrueForAll(old.Contains);
            var isUntouched = fields.TrueForAll(f => IsSame(f, before, after));
            Assert.Equal(rules[violation.Rule[1] - '0'].Ratchet && fields.Count > 0 && wasThere && isUntouched, violation.Tolerated);
            Interlocked.Increment(ref violation.Tolerated ? ref _tolerated : ref _denied);
        }

        Assert.Equal(decision.Errors.Count == 0 && decision.Violations.All(v => v.Tolerated), decision.Allowed);
    }

    private static Dictionary<string, HashSet<string>> Broken(PolicySet set, JsonObject spec) =>
        set.Evaluate(Reviews.Of($"{{object: {Whole(spec)}}}", ReviewPhase.Validate)).Violations.ToDictionary(v => v.Rule, v => v.Fields.Select(f => f.Path).ToHashSet());

    private static bool IsSame(string path, JsonObject before, JsonObject after)
    {
        var (isThere, was, willBe) = (Find(path, before, out var old), old, Find(path, after, out var now) ? now : null);
        return isThere == Find(path, after, out _) && JsonNode.DeepEquals(was, willBe);
    }

    // Paths as this test makes them: spec.m.x and spec.l[1].
    private static bool Find(string path, JsonNode spec, out JsonNode? found)
    {
        found = spec;
        foreach (var step in path.Split(['.', '['], StringSplitOptions.None).Skip(1))
        {
            var isThere = step[^1] == ']'
                ? found is JsonArray list && At(list, step[0] - '0', out found)
                : found is JsonObject map && map.TryGetPropertyValue(step, out found);
            if (!isThere)
            {
                found = null;
                return false;
            }
        }

        return true;
    }

    private static bool At(JsonArray list, int index, out JsonNode? item)
    {
        item = index < list.Count ? list[index] : null;
        return index < list.Count;
    }

    private static string Whole(JsonObject spec) => $"{{apiVersion: example.com/v1, kind: Db, metadata: {{name: db, namespace: prod}}, spec: {spec.ToJsonString()}}}";
}
