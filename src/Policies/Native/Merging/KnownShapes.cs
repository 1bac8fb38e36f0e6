using Caveat.Kube;

namespace Caveat.Policies.Native.Merging;

/// <summary>
/// How Kubernetes' own kinds are merged, where that is not field by field (the markers <c>listType</c>, <c>listMapKey</c> and <c>mapType</c> of k8s.io/api 1.36): what pods are made of, and the few
/// other places that policies write to.
/// </summary>
internal static class KnownShapes
{
    private static readonly MergeKey Protocol = new("protocol", "\"TCP\"");

    private static readonly KnownShape EnvironmentVariable = KnownShape.Of(
        ("valueFrom", KnownShape.Of(("configMapKeyRef", KnownShape.Atomic), ("secretKeyRef", KnownShape.Atomic), ("fieldRef", KnownShape.Atomic), ("resourceFieldRef", KnownShape.Atomic))));

    private static readonly KnownShape Container = KnownShape.Of(
        ("ports", KnownShape.By(UntypedShape.Instance, new MergeKey("containerPort"), Protocol)),
        ("env", KnownShape.By("name", EnvironmentVariable)),
        ("volumeMounts", KnownShape.By("mountPath")),
        ("volumeDevices", KnownShape.By("devicePath")),
        ("resources", KnownShape.Of(("claims", KnownShape.By("name")))));

    private static readonly KnownShape PodSpec = KnownShape.Of(
        ("containers", KnownShape.By("name", Container)),
        ("initContainers", KnownShape.By("name", Container)),
        ("ephemeralContainers", KnownShape.By("name", Container)),
        ("volumes", KnownShape.By("name")),
        ("imagePullSecrets", KnownShape.By("name")),
        ("hostAliases", KnownShape.By("ip")),
        ("topologySpreadConstraints", KnownShape.By(UntypedShape.Instance, new MergeKey("topologyKey"), new MergeKey("whenUnsatisfiable"))),
        ("schedulingGates", KnownShape.By("name")),
        ("resourceClaims", KnownShape.By("name")),
        ("nodeSelector", KnownShape.Atomic));

    /// <summary><c>metadata</c> of every object.</summary>
    public static KnownShape Metadata { get; } = KnownShape.Of(("finalizers", KnownShape.Set), ("ownerReferences", KnownShape.By("uid")));

    private static readonly KnownShape PodTemplate = KnownShape.Of(("metadata", Metadata), ("spec", PodSpec));

    private static readonly KnownShape Workload = Object(KnownShape.Of(("template", PodTemplate), ("selector", KnownShape.Atomic)));

    /// <summary>An object of which nothing is known but its <c>metadata</c>.</summary>
    public static KnownShape Unknown { get; } = Object(UntypedShape.Instance);

    public static MergeShape Of(GroupVersionKind kind) => (kind.Group, kind.Kind) switch
    {
        ("", "Pod") => PodObject,
        ("", "ReplicationController") => ReplicationController,
        ("", "Service") => Service,
        ("", "ServiceAccount") => ServiceAccount,
        ("apps", "Deployment" or "ReplicaSet" or "StatefulSet" or "DaemonSet") => Workload,
        ("batch", "Job") => Workload,
        ("batch", "CronJob") => CronJob,
        _ => Unknown,
    };

    private static KnownShape PodObject { get; } = Object(PodSpec);

    private static KnownShape ReplicationController { get; } = Object(KnownShape.Of(("template", PodTemplate), ("selector", KnownShape.Atomic)));

    private static KnownShape Service { get; } = Object(KnownShape.Of(("ports", KnownShape.By(UntypedShape.Instance, new MergeKey("port"), Protocol)), ("selector", KnownShape.Atomic)));

    private static KnownShape ServiceAccount { get; } = KnownShape.Of(("metadata", Metadata), ("secrets", KnownShape.By("name")));

    private static KnownShape CronJob { get; } =
        Object(KnownShape.Of(("jobTemplate", KnownShape.Of(("metadata", Metadata), ("spec", KnownShape.Of(("template", PodTemplate), ("selector", KnownShape.Atomic)))))));

    private static KnownShape Object(MergeShape spec) =>
        KnownShape.Of(("metadata", Metadata), ("spec", spec), ("status", KnownShape.Of(("conditions", KnownShape.By("type")))));
}
