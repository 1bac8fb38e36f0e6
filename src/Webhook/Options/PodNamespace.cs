namespace Caveat.Webhook.Options;

/// <summary>The namespace of the pod that this runs in.</summary>
internal static class PodNamespace
{
    // Where every pod has it that has a service account mounted.
    private const string File = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

    /// <summary>Null outside of a pod.</summary>
    public static string? Read()
    {
        try
        {
            return System.IO.File.ReadAllText(File).Trim() is { Length: > 0 } name ? name : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
