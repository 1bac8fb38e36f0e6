using System.Text.Json;
using CsCheck;

namespace Caveat.Kube;

public sealed class LabelSelectorTests
{
    private static readonly string[] Keys = ["a", "b", "c"];
    private static readonly string[] Words = ["x", "y", ""];

    [Theory]
    [InlineData("{}", "")]
    [InlineData("{\"matchLabels\":{\"app\":\"a\"}}", "app=a")]
    [InlineData("{\"matchLabels\":null,\"matchExpressions\":[{\"key\":\"t\",\"operator\":\"In\",\"values\":[\"b\",\"c\"]},{\"key\":\"u\",\"operator\":\"NotIn\",\"values\":[\"d\"]},{\"key\":\"v\",\"operator\":\"Exists\"},{\"key\":\"w\",\"operator\":\"DoesNotExist\",\"values\":[]}]}", "t in (b,c),u!=d,v,!w")]
    public void ReadsWhatTheApiWrites(string json, string expected)
    {
        Assert.True(LabelSelector.TryRead(TestJson.Read(json), out var selector, out _));
        Assert.Equal(expected, selector.ToString());
    }

    [Theory]
    [InlineData("[]", "a label selector is an object with matchLabels and matchExpressions")]
    [InlineData("{\"matchLabels\":[]}", "matchLabels: expected an object of strings")]
    [InlineData("{\"matchLabels\":{\"a\":1}}", "matchLabels[\"a\"]: expected a string")]
    [InlineData("{\"matchExpressions\":{}}", "matchExpressions: expected an array")]
    [InlineData("{\"matchExpressions\":[{\"operator\":\"In\"}]}", "matchExpressions[0].key: missing; expected the name of a label")]
    [InlineData("{\"matchExpressions\":[{\"key\":\"a\"}]}", "matchExpressions[0].operator: missing; expected In, NotIn, Exists or DoesNotExist")]
    [InlineData("{\"matchExpressions\":[{\"key\":\"a\",\"operator\":\"in\"}]}", "matchExpressions[0].operator: found \"in\"; expected In, NotIn, Exists or DoesNotExist")]
    [InlineData("{\"matchExpressions\":[{\"key\":\"a\",\"operator\":\"In\"}]}", "matchExpressions[0].values: In needs at least one value")]
    [InlineData("{\"matchExpressions\":[{\"key\":\"a\",\"operator\":\"Exists\",\"values\":[\"x\"]}]}", "matchExpressions[0].values: Exists takes no values")]
    [InlineData("{\"matchExpressions\":[{\"key\":\"a\",\"operator\":\"In\",\"values\":[1]}]}", "matchExpressions[0].values: expected an array of strings")]
    public void RefusesWhatIsNoSelector(string json, string message)
    {
        Assert.False(LabelSelector.TryRead(TestJson.Read(json), out _, out var error));
        Assert.Equal(message, error);
    }

    [Fact]
    public void MatchesAsTheModelDoes()
    {
        var labels = Gen.Dictionary(Gen.Int[0, 2].Select(i => Keys[i]), Gen.Int[0, 2].Select(i => Words[i]))[0, 3];
        var requirement = Gen.Select(Gen.Int[0, 2].Select(i => Keys[i]), Gen.Int[0, 3].Select(i => (SelectorOperator)i), Gen.Int[0, 2].Select(i => Words[i]).Array[1, 3]);
        Gen.Select(labels, requirement.Array[0, 3]).Sample(
            (have, want) =>
            {
                var selector = new LabelSelector([.. want.Select(r => new SelectorRequirement(r.Item1, r.Item2, r.Item2 <= SelectorOperator.NotIn ? r.Item3 : []))]);
                Assert.Equal(want.All(r => Model(have, r.Item1, r.Item2, r.Item3)), selector.Matches(TestJson.Read(JsonSerializer.Serialize(have))));
            },
            iter: 2000,
            seed: "0N0XIzNsQ0O2");
    }

    [Fact]
    public void TakesAbsentLabelsAsNone()
    {
        Assert.True(new LabelSelector([new("a", SelectorOperator.NotIn, ["x"])]).Matches(default));
        Assert.True(new LabelSelector([new("a", SelectorOperator.DoesNotExist, [])]).Matches(default));
        Assert.False(new LabelSelector([new("a", SelectorOperator.Exists, [])]).Matches(default));
        Assert.True(LabelSelector.Everything.Matches(default));
    }

    // Kubernetes' documentation, word for word.
    private static bool Model(Dictionary<string, string> labels, string key, SelectorOperator op, string[] values) => op switch
    {
        SelectorOperator.In => labels.TryGetValue(key, out var value) && values.Contains(value, StringComparer.Ordinal),
        SelectorOperator.NotIn => !labels.TryGetValue(key, out var value) || !values.Contains(value, StringComparer.Ordinal),
        SelectorOperator.Exists => labels.ContainsKey(key),
        _ => !labels.ContainsKey(key),
    };
}
