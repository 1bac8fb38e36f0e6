using System.Text.Json;
using Caveat.EndToEnd.Tests.Cluster;

namespace Caveat.EndToEnd.Tests;

/// <summary>What a client other than a person is told of a denial: the Status that the API server answers.</summary>
[Collection(SharedCluster.Name)]
public sealed class CausesTests
{
    private const string Manifest = """
        apiVersion: kafka.strimzi.io/v1
        kind: Kafka
        metadata: {name: causes, namespace: default}
        spec:
          kafka:
            listeners:
              - {name: plain, port: 9092, type: internal, tls: false}
              - {name: plain, port: 9092, type: internal, tls: true}
        """;

    private readonly GuardedCluster _cluster;

    public CausesTests(GuardedCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task AFieldEachWithTheRuleThatItBreaks()
    {
        var status = await DeniedStatusAsync();
        Assert.Equal(403, status.GetProperty("code").GetInt32());
        Assert.Equal("Forbidden", status.GetProperty("reason").GetString());
        var causes = status.GetProperty("details").GetProperty("causes").EnumerateArray()
            .Select(cause => $"{cause.GetProperty("reason").GetString()} {cause.GetProperty("field").GetString()} {Rule(cause)}");
        Assert.Equal(
        [
            "FieldValueForbidden spec.kafka.listeners[0].name strimzi-listeners/names-are-unique",
            "FieldValueForbidden spec.kafka.listeners[1].name strimzi-listeners/names-are-unique",
            "FieldValueForbidden spec.kafka.listeners[0].port strimzi-listeners/ports-are-unique",
            "FieldValueForbidden spec.kafka.listeners[1].port strimzi-listeners/ports-are-unique",
        ], causes);
    }

    private static string Rule(JsonElement cause) => cause.GetProperty("message").GetString()!.Split(':')[0];

    // Asked to be that talkative, kubectl shows each answer as it came, uncut, on a line of its own.
    private async Task<JsonElement> DeniedStatusAsync()
    {
        var result = await _cluster.Human.RunAsync(["create", "--v=10", "-f", "-"], Manifest, CancellationToken.None);
        Assert.Equal(1, result.ExitCode);
        var line = result.Error.Split('\n').First(text => text.Contains("{\"kind\":\"Status\"", StringComparison.Ordinal));
        return JsonDocument.Parse(line[line.IndexOf('{')..(line.LastIndexOf('}') + 1)]).RootElement.Clone();
    }
}
