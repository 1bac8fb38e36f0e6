namespace Caveat.Kube;

/// <summary>The resources that Kubernetes 1.36 serves by itself and that can be stored or are sent to admission; versions don't matter here.</summary>
internal static class BuiltInResources
{
    private const string Core = "";

    public static IReadOnlyList<RestResource> All { get; } =
    [
        .. Namespaced(Core,
            ("Binding", "bindings"), ("ConfigMap", "configmaps"), ("Endpoints", "endpoints"), ("Event", "events"), ("LimitRange", "limitranges"),
            ("PersistentVolumeClaim", "persistentvolumeclaims"), ("Pod", "pods"), ("PodTemplate", "podtemplates"),
            ("ReplicationController", "replicationcontrollers"), ("ResourceQuota", "resourcequotas"), ("Secret", "secrets"), ("Service", "services"),
            ("ServiceAccount", "serviceaccounts")),
        .. ClusterScoped(Core, ("Namespace", "namespaces"), ("Node", "nodes"), ("PersistentVolume", "persistentvolumes")),
        .. Namespaced("apps",
            ("ControllerRevision", "controllerrevisions"), ("DaemonSet", "daemonsets"), ("Deployment", "deployments"), ("ReplicaSet", "replicasets"),
            ("StatefulSet", "statefulsets")),
        .. Namespaced("batch", ("CronJob", "cronjobs"), ("Job", "jobs")),
        .. Namespaced("autoscaling", ("HorizontalPodAutoscaler", "horizontalpodautoscalers")),
        .. Namespaced("policy", ("PodDisruptionBudget", "poddisruptionbudgets")),
        .. Namespaced("networking.k8s.io", ("Ingress", "ingresses"), ("NetworkPolicy", "networkpolicies")),
        .. ClusterScoped("networking.k8s.io", ("IngressClass", "ingressclasses"), ("IPAddress", "ipaddresses"), ("ServiceCIDR", "servicecidrs")),
        .. Namespaced("discovery.k8s.io", ("EndpointSlice", "endpointslices")),
        .. Namespaced("coordination.k8s.io", ("Lease", "leases"), ("LeaseCandidate", "leasecandidates")),
        .. Namespaced("events.k8s.io", ("Event", "events")),
        .. Namespaced("rbac.authorization.k8s.io", ("Role", "roles"), ("RoleBinding", "rolebindings")),
        .. ClusterScoped("rbac.authorization.k8s.io", ("ClusterRole", "clusterroles"), ("ClusterRoleBinding", "clusterrolebindings")),
        .. Namespaced("storage.k8s.io", ("CSIStorageCapacity", "csistoragecapacities")),
        .. ClusterScoped("storage.k8s.io",
            ("CSIDriver", "csidrivers"), ("CSINode", "csinodes"), ("StorageClass", "storageclasses"), ("VolumeAttachment", "volumeattachments"),
            ("VolumeAttributesClass", "volumeattributesclasses")),
        .. ClusterScoped("scheduling.k8s.io", ("PriorityClass", "priorityclasses")),
        .. ClusterScoped("node.k8s.io", ("RuntimeClass", "runtimeclasses")),
        .. Namespaced("resource.k8s.io", ("ResourceClaim", "resourceclaims"), ("ResourceClaimTemplate", "resourceclaimtemplates")),
        .. ClusterScoped("resource.k8s.io", ("DeviceClass", "deviceclasses"), ("ResourceSlice", "resourceslices")),
        .. ClusterScoped("certificates.k8s.io",
            ("CertificateSigningRequest", "certificatesigningrequests"), ("ClusterTrustBundle", "clustertrustbundles")),
        .. ClusterScoped("flowcontrol.apiserver.k8s.io", ("FlowSchema", "flowschemas"), ("PriorityLevelConfiguration", "prioritylevelconfigurations")),
        .. ClusterScoped("apiregistration.k8s.io", ("APIService", "apiservices")),
        .. ClusterScoped("apiextensions.k8s.io", ("CustomResourceDefinition", "customresourcedefinitions")),
        .. ClusterScoped("admissionregistration.k8s.io",
            ("MutatingAdmissionPolicy", "mutatingadmissionpolicies"), ("MutatingAdmissionPolicyBinding", "mutatingadmissionpolicybindings"),
            ("MutatingWebhookConfiguration", "mutatingwebhookconfigurations"), ("ValidatingAdmissionPolicy", "validatingadmissionpolicies"),
            ("ValidatingAdmissionPolicyBinding", "validatingadmissionpolicybindings"),
            ("ValidatingWebhookConfiguration", "validatingwebhookconfigurations")),
        .. ClusterScoped("authentication.k8s.io", ("TokenReview", "tokenreviews"), ("SelfSubjectReview", "selfsubjectreviews")),
        .. Namespaced("authorization.k8s.io", ("LocalSubjectAccessReview", "localsubjectaccessreviews")),
        .. ClusterScoped("authorization.k8s.io",
            ("SelfSubjectAccessReview", "selfsubjectaccessreviews"), ("SelfSubjectRulesReview", "selfsubjectrulesreviews"),
            ("SubjectAccessReview", "subjectaccessreviews")),
    ];

    private static RestResource[] Namespaced(string group, params ReadOnlySpan<(string Kind, string Resource)> names) => Make(group, names, true);

    private static RestResource[] ClusterScoped(string group, params ReadOnlySpan<(string Kind, string Resource)> names) => Make(group, names, false);

    private static RestResource[] Make(string group, ReadOnlySpan<(string Kind, string Resource)> names, bool isNamespaced)
    {
        var resources = new RestResource[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            resources[i] = new RestResource(group, names[i].Kind, names[i].Resource, isNamespaced);
        }

        return resources;
    }
}
