using k8s;

namespace Caveat.Cluster;

/// <summary>A way to one API server, and who one is there.</summary>
/// <param name="Configuration">Where it is, and every way to log in.</param>
/// <param name="Impersonated">Whom one wants to be taken for; null for nobody else.</param>
internal sealed record ClusterLogin(KubernetesClientConfiguration Configuration, Impersonation? Impersonated);
