using System.Text.Json;

namespace Caveat.Cluster;

/// <summary>How everything that a running webhook makes for itself in a cluster is marked, so that it is found again when no webhook is left.</summary>
public static class OwnObjects
{
    /// <summary>The label <c>app.kubernetes.io/managed-by</c>: what an installer made has the installer's name there.</summary>
    public const string ManagedBy = "caveat-webhook";

    /// <summary>As <c>kubectl -l</c> takes it.</summary>
    public const string Selector = "app.kubernetes.io/managed-by=" + ManagedBy;

    /// <summary>Writes <c>metadata.labels</c>.</summary>
    /// <param name="json">Inside of <c>metadata</c>.</param>
    /// <param name="more">A label of the object's own; null for none.</param>
    public static void WriteLabels(Utf8JsonWriter json, (string Key, string Value)? more = null)
    {
        json.WriteStartObject("labels"u8);
        json.WriteString("app.kubernetes.io/name"u8, "caveat"u8);
        json.WriteString("app.kubernetes.io/managed-by"u8, ManagedBy);
        if (more is { } label)
        {
            json.WriteString(label.Key, label.Value);
        }

        json.WriteEndObject();
    }
}
