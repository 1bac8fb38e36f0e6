using System.Text;

namespace Caveat.Json.Bench;

/// <summary>An UPDATE review of a Kafka, object and old object, with managed fields: 6.7 KB as an API server sends it.</summary>
internal static class ReviewText
{
    public static byte[] Make()
    {
        var builder = new StringBuilder();
        builder.Append("""{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"705ab4f5-6393-11e8-b7cc-42010a800002" """);
        builder.Append(""","kind":{"group":"kafka.strimzi.io","version":"v1","kind":"Kafka"},"resource":{"group":"kafka.strimzi.io","version":"v1","resource":"kafkas"}""");
        builder.Append(""","requestKind":{"group":"kafka.strimzi.io","version":"v1","kind":"Kafka"},"requestResource":{"group":"kafka.strimzi.io","version":"v1","resource":"kafkas"}""");
        builder.Append(""","name":"my-cluster","namespace":"kafka","operation":"UPDATE","userInfo":{"username":"kubernetes-admin","groups":["system:masters","system:authenticated"]}""");
        builder.Append(",\"object\":").Append(Kafka(3)).Append(",\"oldObject\":").Append(Kafka(5));
        builder.Append(""","dryRun":false,"options":{"kind":"UpdateOptions","apiVersion":"meta.k8s.io/v1","fieldManager":"kubectl-client-side-apply"}}}""");
        return Encoding.UTF8.GetBytes(builder.ToString());
    }

    private static string Kafka(int replicas)
    {
        var spec = Spec(replicas);
        var applied = """{"apiVersion":"kafka.strimzi.io/v1","kind":"Kafka","metadata":{"annotations":{},"name":"my-cluster","namespace":"kafka"},"spec":""" + spec + "}\n";
        return """{"apiVersion":"kafka.strimzi.io/v1","kind":"Kafka","metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"""
            + System.Text.Json.JsonSerializer.Serialize(applied, Relaxed)
            + """},"creationTimestamp":"2026-11-22T09:10:11Z","generation":4,"labels":{"app.kubernetes.io/name":"kafka","team":"payments"},"managedFields":["""
            + ManagedFields
            + """],"name":"my-cluster","namespace":"kafka","resourceVersion":"123456","uid":"0f6c7a6e-1b1c-4a58-9f1e-6b0a4f9c2b11"},"spec":"""
            + spec + "}";
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Spec(int replicas) =>
        $$$"""{"entityOperator":{"topicOperator":{},"userOperator":{}},"kafka":{"config":{"default.replication.factor":3,"inter.broker.protocol.version":"3.9","min.insync.replicas":2,"offsets.topic.replication.factor":3,"transaction.state.log.min.isr":2,"transaction.state.log.replication.factor":3,"log.cleaner.min.cleanable.ratio":0.5},"listeners":[{"name":"plain","port":9092,"tls":false,"type":"internal"},{"name":"tls","port":9093,"tls":true,"type":"internal","authentication":{"type":"tls"}},{"name":"external","port":9094,"tls":true,"type":"loadbalancer"}],"replicas":{{{replicas}}},"resources":{"limits":{"cpu":"2","memory":"8Gi"},"requests":{"cpu":"500m","memory":"4Gi"}},"storage":{"type":"jbod","volumes":[{"id":0,"type":"persistent-claim","size":"100Gi","deleteClaim":false},{"id":1,"type":"persistent-claim","size":"100Gi","deleteClaim":false}]},"version":"4.0.0"}}""";

    private const string ManagedFields =
        """{"apiVersion":"kafka.strimzi.io/v1","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:annotations":{".":{},"f:kubectl.kubernetes.io/last-applied-configuration":{}},"f:labels":{".":{},"f:app.kubernetes.io/name":{},"f:team":{}}},"f:spec":{".":{},"f:entityOperator":{".":{},"f:topicOperator":{},"f:userOperator":{}},"f:kafka":{".":{},"f:config":{".":{},"f:default.replication.factor":{},"f:min.insync.replicas":{}},"f:listeners":{},"f:replicas":{},"f:resources":{},"f:storage":{".":{},"f:type":{},"f:volumes":{}},"f:version":{}}}},"manager":"kubectl-client-side-apply","operation":"Update","time":"2026-11-22T09:10:11Z"}""";
}
