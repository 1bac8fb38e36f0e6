using System.Text;
using Caveat.Json;

namespace Caveat.Audit.Replay;

/// <summary>The scale that an object had before somebody wrote it.</summary>
internal static class ScaleObject
{
    /// <param name="parent">Has <c>spec.replicas</c>.</param>
    public static JsonValue Of(JsonValue parent)
    {
        var replicas = Encoding.UTF8.GetString(parent.Property("spec"u8).Property("replicas"u8).Raw);
        var text = new JsonText();
        var isRead = text.TryParse(Encoding.UTF8.GetBytes($$$"""{"apiVersion":"autoscaling/v1","kind":"Scale","spec":{"replicas":{{{replicas}}}}}"""), JsonLimits.Document, out _);
        return isRead ? text.Root : default;
    }
}
