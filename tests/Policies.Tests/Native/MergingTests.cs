using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Native.Merging;
using Caveat.Schema.Crds;
using JsonValue = Caveat.Json.JsonValue;

namespace Caveat.Policies.Tests.Native;

public sealed class MergingTests
{
    private const string Definition =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: dbs.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {kind: Db, plural: dbs}
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      properties:
                        replicas: {type: integer}
                        hosts: {type: array, items: {type: string}}
                        tags: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                        image: {type: object, x-kubernetes-map-type: atomic, properties: {name: {type: string}, tag: {type: string}}}
                        config: {type: object, additionalProperties: {type: string}}
                        free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                        ports:
                          type: array
                          x-kubernetes-list-type: map
                          x-kubernetes-list-map-keys: [port, protocol]
                          items:
                            type: object
                            required: [port]
                            properties: {port: {type: integer}, protocol: {type: string, default: TCP}, name: {type: string}}
        """;

    private static readonly MergeShape Db = new MergeShapes([Defined()]).Of(new GroupVersionKind("example.com", "v1", "Db"));

    public static TheoryData<string, string, string> Rows { get; } = new()
    {
        { "{spec: {replicas: 1, config: {a: x}}}", "{spec: {replicas: 2, config: {b: v}}}", """{"spec":{"replicas":2,"config":{"a":"x","b":"v"}}}""" },
        { "{}", "{spec: {ports: [{port: 1}]}}", """{"spec":{"ports":[{"port":1}]}}""" },
        { "{spec: {tags: [a, b]}}", "{spec: {tags: [b, c]}}", """{"spec":{"tags":["a","b","c"]}}""" },
        { "{spec: {ports: [{port: 1, name: a}, {port: 2}]}}", "{spec: {ports: [{port: 1, protocol: TCP}]}}", """{"spec":{"ports":[{"port":1,"name":"a","protocol":"TCP"},{"port":2}]}}""" },
        { "{spec: {ports: [{port: 1}]}}", "{spec: {ports: [{port: 1, protocol: UDP}]}}", """{"spec":{"ports":[{"port":1},{"port":1,"protocol":"UDP"}]}}""" },
        { "{spec: {free: {a: {b: 1}}}}", "{spec: {free: {a: {c: 2}}}}", """{"spec":{"free":{"a":{"b":1,"c":2}}}}""" },
        { "{metadata: {finalizers: [a]}}", "{metadata: {finalizers: [b], labels: {x: v}}}", """{"metadata":{"finalizers":["a","b"],"labels":{"x":"v"}}}""" },
        { "{spec: {hosts: [a]}}", "{spec: {hosts: [b]}}", "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.hosts" },
        { "{}", "{spec: {image: {tag: b}, hosts: [b]}}", "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.image, .spec.hosts" },
        { "{}", "{spec: {free: {list: [1]}}}", "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.free.list" },
        { "{}", "{spec: {replica: 1}}", "failed to convert patch object to typed object: .spec.replica: field not declared in schema" },
        { "{}", "{spec: {ports: [{name: a}]}}", "failed to convert patch object to typed object: .spec.ports[0]: associative list with keys has an element that omits key field \"port\" (and doesn't have default value)" },
        { "{}", "{spec: {tags: [a, a]}}", "failed to convert patch object to typed object: .spec.tags: duplicate entries for key [\"a\"]" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void MergesAsTheSchemaSays(string live, string patch, string expected) => Assert.Equal(expected, Merge(live, patch, Db));

    /// <summary>Elements of both in the order of the patch, each list's own between them.</summary>
    [Theory]
    [InlineData("a b c", "d", "a b c d")]
    [InlineData("a b c", "b d", "a b c d")]
    [InlineData("a b c", "d b", "a d b c")]
    [InlineData("a b c", "c a", "b c a")]
    [InlineData("a b c d", "d x b", "a c d x b")]
    [InlineData("a b", "x a v b z", "x a v b z")]
    [InlineData("", "x v", "x v")]
    public void ListsAreMergedInOrder(string live, string patch, string expected)
    {
        var merged = Merge($"{{spec: {{tags: {ListOf(live)}}}}}", $"{{spec: {{tags: {ListOf(patch)}}}}}", Db);
        Assert.Equal(expected, string.Join(' ', JsonNode.Parse(merged)!["spec"]!["tags"]!.AsArray().Select(t => (string)t!)));
    }

    [Theory]
    [InlineData("v1", "Service", "{spec: {ports: [{port: 80, name: a}]}}", "{spec: {ports: [{port: 80, protocol: TCP, targetPort: 8080}]}}", """{"spec":{"ports":[{"port":80,"name":"a","protocol":"TCP","targetPort":8080}]}}""")]
    [InlineData("apps/v1", "Deployment", "{spec: {template: {spec: {containers: [{name: a}]}}}}", "{spec: {template: {spec: {containers: [{name: a, image: b}]}}}}", """{"spec":{"template":{"spec":{"containers":[{"name":"a","image":"b"}]}}}}""")]
    [InlineData("batch/v1", "CronJob", "{}", "{spec: {jobTemplate: {spec: {template: {spec: {nodeSelector: {a: b}}}}}}}", "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.jobTemplate.spec.template.spec.nodeSelector")]
    [InlineData("apps/v1", "StatefulSet", "{}", "{spec: {selector: {matchLabels: {a: b}}}}", "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.selector")]
    [InlineData("example.org/v1", "Other", "{spec: {a: {b: 1}}}", "{spec: {a: {c: 2}}}", """{"spec":{"a":{"b":1,"c":2}}}""")]
    public void KnowsKubernetesOwnKinds(string apiVersion, string kind, string live, string patch, string expected) =>
        Assert.Equal(expected, Merge(live, patch, new MergeShapes([]).Of(GroupVersionKind.Of(apiVersion, kind))));

    private static string Merge(string live, string patch, MergeShape shape)
    {
        var written = Read(patch);
        if (MergeRules.Objection(written, shape) is { } objection)
        {
            return objection;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            new Merger(writer).Write(Read(live), written, shape);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static string ListOf(string words) => $"[{string.Join(", ", words.Split(' ', StringSplitOptions.RemoveEmptyEntries))}]";

    private static JsonValue Read(string yaml)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(Reviews.JsonOf(yaml).ToJsonString()), JsonLimits.Document, out _));
        return text.Root;
    }

    private static CustomResourceDefinition Defined() => CustomResourceDefinition.Read(Read(Definition)).Definition!;
}
