namespace Caveat.Deploy.Tests.Chart;

/// <summary>The chart's manifests as somebody without helm applies them.</summary>
internal static class PlainManifests
{
    private const string Head =
        """
        # Everything that Caveat needs, for `kubectl apply --server-side -f`. Rendered from deploy/helm/caveat with deploy/manifests/values.yaml; a test holds the two equal, and writes
        # this file with UPDATE_GOLDEN=1. Put your image in: see docs/install.md.
        apiVersion: v1
        kind: Namespace
        metadata:
          name: caveat-system
          labels:
            app.kubernetes.io/name: caveat
            # As servers from 1.21 on set it by themselves: what the webhook writes here is never asked of the webhook.
            kubernetes.io/metadata.name: caveat-system
            pod-security.kubernetes.io/enforce: restricted

        """;

    private const string AuditHead =
        """
        # The rights of an audit that the webhook runs, beside caveat.yaml: give its container --audit-interval too. Rendered and held equal as that is.

        """;

    // No Helm manages them, and no release is there to be deleted.
    private static readonly string[] OfHelm = ["app.kubernetes.io/managed-by: Helm", "helm.sh/resource-policy: keep"];

    public static string Of(string rendered) => Head + WithoutHelm(rendered);

    /// <summary>What an audit needs beside the rest.</summary>
    public static string OfAudit(string rendered) =>
        AuditHead + WithoutHelm(string.Join("---\n", rendered.Split("---\n").Where(static text => text.Contains("\n  name: caveat-webhook-audit\n", StringComparison.Ordinal))));

    private static string WithoutHelm(string rendered) =>
        string.Join('\n', rendered.Split('\n').Where(line => !Array.Exists(OfHelm, word => line.Trim() == word)));
}
