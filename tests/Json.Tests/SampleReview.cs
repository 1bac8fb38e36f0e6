using System.Text;

namespace Caveat.Json;

internal static class SampleReview
{
    public static byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(
        """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"705ab4f5-6393-11e8-b7cc-42010a800002",
        "kind":{"group":"kafka.strimzi.io","version":"v1","kind":"Kafka"},"resource":{"group":"kafka.strimzi.io","version":"v1","resource":"kafkas"},
        "name":"my-cluster","namespace":"kafka","operation":"UPDATE","userInfo":{"username":"admin","groups":["system:masters"]},
        "object":{"apiVersion":"kafka.strimzi.io/v1","kind":"Kafka","metadata":{"name":"my-cluster","annotations":{
        "kubectl.kubernetes.io/last-applied-configuration":"{\"apiVersion\":\"kafka.strimzi.io/v1\",\"kind\":\"Kafka\"}\n"}},
        "spec":{"kafka":{"replicas":3,"listeners":[{"name":"plain","port":9092,"tls":false},{"name":"tls","port":9093,"tls":true}],
        "config":{"min.insync.replicas":2,"log.cleaner.min.cleanable.ratio":0.5,"a01":1,"a02":1,"a03":1,"a04":1,"a05":1,"a06":1,"a07":1,"a08":1,
        "a09":1,"a10":1,"a11":1,"a12":1,"a13":1,"a14":1,"a15":1,"a16":1,"a17":1,"a18":1,"a19":1,"a20":1,"a21":1,"a22":1,"a23":1,"a24":1,
        "a25":1,"a26":1,"a27":1,"a28":1,"a29":1,"a30":1,"a31":1,"a32":1,"a33":1}}}},"oldObject":null,"dryRun":false}}
        """);
}
