using Caveat.Cel.Values;

namespace Caveat.Cel.Bench;

/// <summary>A Kafka custom resource of usual size.</summary>
internal static class KafkaResource
{
    public static Value Make(long replicas, string version, string size) => Map(
        ("apiVersion", Text("kafka.strimzi.io/v1")),
        ("kind", Text("Kafka")),
        ("metadata", Map(("name", Text("my-cluster")), ("namespace", Text("kafka")), ("labels", Map(("app", Text("kafka")), ("team", Text("platform")))))),
        ("spec", Map(
            ("kafka", Map(
                ("version", Text(version)),
                ("replicas", Value.Of(replicas)),
                ("listeners", List(Listener("plain", 9092), Listener("tls", 9093), Listener("external", 9094), Listener("internal", 9095))),
                ("config", Map(
                    ("offsets.topic.replication.factor", Text("3")),
                    ("transaction.state.log.replication.factor", Text("3")),
                    ("transaction.state.log.min.isr", Text("2")),
                    ("default.replication.factor", Text("3")),
                    ("min.insync.replicas", Text("2")))),
                ("storage", Map(("type", Text("persistent-claim")), ("size", Text(size)), ("deleteClaim", Value.False))))),
            ("entityOperator", Map(("topicOperator", Map()), ("userOperator", Map()))))));

    private static Value Listener(string name, long port) =>
        Map(("name", Text(name)), ("port", Value.Of(port)), ("type", Text("internal")), ("tls", Value.True));

    private static Value Text(string text) => Value.Of(text);

    private static Value List(params Value[] elements) => Value.Of(new ValueList(elements));

    private static Value Map(params (string Name, Value Value)[] fields) =>
        Value.Of(new DocumentMap(Array.ConvertAll(fields, field => new Field(new FieldName(field.Name), field.Value))));
}
