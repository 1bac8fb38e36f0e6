using System.Text;
using Caveat.Json;

namespace Caveat.Cel.Bench;

/// <summary>A Kafka custom resource of usual size, as a review brings it: UTF-8 JSON.</summary>
internal static class KafkaResource
{
    public static JsonText Make(int replicas, string version, string size)
    {
        var json = $$$"""
            {
              "apiVersion": "kafka.strimzi.io/v1",
              "kind": "Kafka",
              "metadata": {"name": "my-cluster", "namespace": "kafka", "labels": {"app": "kafka", "team": "platform"}},
              "spec": {
                "kafka": {
                  "version": "{{{version}}}",
                  "replicas": {{{replicas}}},
                  "listeners": [{{{Listener("plain", 9092)}}}, {{{Listener("tls", 9093)}}}, {{{Listener("external", 9094)}}}, {{{Listener("internal", 9095)}}}],
                  "config": {
                    "offsets.topic.replication.factor": "3",
                    "transaction.state.log.replication.factor": "3",
                    "transaction.state.log.min.isr": "2",
                    "default.replication.factor": "3",
                    "min.insync.replicas": "2"
                  },
                  "storage": {"type": "persistent-claim", "size": "{{{size}}}", "deleteClaim": false}
                },
                "entityOperator": {"topicOperator": {}, "userOperator": {}}
              }
            }
            """;
        var text = new JsonText();
        return text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Review, out var error) ? text : throw new InvalidOperationException(error.ToString());
    }

    private static string Listener(string name, int port) => $$"""{"name": "{{name}}", "port": {{port}}, "type": "internal", "tls": true}""";
}
