using System.Text;
using Caveat.Json;

namespace Caveat.Audit.Replay;

/// <summary>The objects that admission sees of connections; a log holds none.</summary>
internal static class ConnectionOptions
{
    private static readonly JsonValue Exec = Parse("""{"apiVersion":"v1","kind":"PodExecOptions"}""");
    private static readonly JsonValue PortForward = Parse("""{"apiVersion":"v1","kind":"PodPortForwardOptions"}""");
    private static readonly JsonValue Proxy = Parse("""{"apiVersion":"v1","kind":"PodProxyOptions"}""");
    private static readonly JsonValue Attach = Parse("""{"apiVersion":"v1","kind":"PodAttachOptions"}""");

    /// <summary>Absent for a subresource that nobody connects to.</summary>
    public static JsonValue Of(string subResource) => subResource switch
    {
        "exec" => Exec,
        "attach" => Attach,
        "portforward" => PortForward,
        "proxy" => Proxy,
        _ => default,
    };

    private static JsonValue Parse(string json)
    {
        var text = new JsonText();
        return text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Document, out _) ? text.Root : default;
    }
}
