using System.Text;
using Caveat.Json;
using Caveat.Policies;
using Caveat.Policies.Loading;
using Caveat.Policies.Lookups;
using Caveat.Text;

namespace Caveat.Manifests.Tests;

public sealed class ManifestJudgeTests
{
    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
          rules:
            - {name: replicas-are-three, default: {field: spec.replicas, value: 3}}
            - {name: replicas-are-odd, require: {fields: [spec.replicas], that: 'object.spec.replicas % 2 == 1'}}
            - {name: size-is-a-number, when: 'has(object.spec.size)', default: {field: spec.bytes, expression: 'object.spec.size * 2'}}
        """;

    [Theory]
    [InlineData("{}", "True", """{"replicas":3}""")]
    [InlineData("{\"replicas\":2}", "False", """{"replicas":2}""")]
    [InlineData("{\"replicas\":1,\"size\":\"big\"}", "False", """{"replicas":1,"size":"big"}""")]
    public void AnObjectIsFilledInThenValidatedAndEitherMayRefuse(string spec, string allowed, string filled)
    {
        var loaded = PolicyLoader.Load(new SourceText("p.yaml", Policy));
        var set = PolicySet.Build(loaded.Documents, new PolicySetOptions());
        var text = new JsonText();
        var json = $$"""{"apiVersion":"example.com/v1","kind":"Db","metadata":{"name":"a"},"spec":{{spec}}}""";
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Document, out _));
        var judge = new ManifestJudge(set, new ReviewWriter(new RequestTemplate()), NoObjects.Instance, DateTimeOffset.UnixEpoch);
        var result = judge.Judge(new Manifest("a.json:1", text.Root), default, out var problem);
        Assert.Null(problem);
        Assert.Equal((allowed, filled), (result!.Allowed.ToString(), result.Filled.Object.Property("spec"u8).ToString()));
    }

    // An object that names its namespace goes to the rules as it was read; one that does not is written anew first. No expression can tell.
    [Theory]
    [InlineData("request.object == object && request.oldObject == oldObject")]
    [InlineData("[request].exists(r, r.object.spec.replicas == 3 && r.oldObject.spec.replicas == 2)")]
    [InlineData("request['object'].metadata.namespace == 'n' && request.?oldObject.metadata.namespace == optional.of('n')")]
    [InlineData("request.namespace == 'n' && request.operation == 'UPDATE' && object.spec.replicas > oldObject.spec.replicas && request.name == object.metadata.name")]
    public void AnExpressionSeesAllOfTheRequest(string expression)
    {
        var loaded = PolicyLoader.Load(new SourceText("p.yaml", $$$"""
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: p}
            spec:
              match: {resources: [{apiGroups: [example.com], kinds: [Db]}]}
              rules: [{name: r, require: {fields: [spec], that: "{{{expression}}}"}}]
            """));
        Assert.Empty(loaded.Diagnostics);
        var set = PolicySet.Build(loaded.Documents, new PolicySetOptions());
        var judge = new ManifestJudge(set, new ReviewWriter(new RequestTemplate { Namespace = "n" }), NoObjects.Instance, DateTimeOffset.UnixEpoch);
        foreach (var place in (ReadOnlySpan<string>)["", ",\"namespace\":\"n\""])
        {
            var result = judge.Judge(new Manifest("a.json:1", Object(place, 3)), Object(place, 2), out var problem);
            Assert.Null(problem);
            Assert.Equal((place, true), (place, result!.Allowed));
        }
    }

    private static JsonValue Object(string place, int replicas)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes($$$"""{"apiVersion":"example.com/v1","kind":"Db","metadata":{"name":"a"{{{place}}}},"spec":{"replicas":{{{replicas}}}}}"""), JsonLimits.Document, out _));
        return text.Root;
    }
}
