using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Caveat.Json;
using Caveat.Text;
using Caveat.Yaml;
using k8s.Exceptions;

namespace Caveat.Cluster;

/// <summary>What KubernetesClient does not read of a kubeconfig, or can't: whom its users impersonate.</summary>
internal static class KubeconfigText
{
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The users that impersonate somebody, by name; of two with a name the first.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="text">Of the file.</param>
    /// <param name="rest">What KubernetesClient can read: it takes one text for the several of an extra.</param>
    /// <exception cref="KubeConfigException">It is no YAML, or what is asked for can't be sent.</exception>
    public static Dictionary<string, Impersonation> Read(string file, string text, out string rest)
    {
        rest = text;
        Dictionary<string, Impersonation> impersonated = new(StringComparer.Ordinal);
        var json = new JsonText();
        if (ToJson(file, text) is not { } bytes)
        {
            return impersonated;
        }

        if (!json.TryParse(bytes, JsonLimits.Document, out var error))
        {
            throw new KubeConfigException($"it can't be read: {error.Message}");
        }

        foreach (var user in json.Root.Property("users"u8).Elements)
        {
            var (name, credentials) = (user.Property("name"u8).Text ?? "", user.Property("user"u8));
            rest = credentials.Property("as-user-extra"u8).Exists ? WithoutExtras(bytes) : rest;
            if (Impersonation.Of(credentials, name) is { } found)
            {
                impersonated.TryAdd(name, found);
            }
        }

        return impersonated;
    }

    // Null when nothing is there.
    private static ReadOnlyMemory<byte>? ToJson(string file, string text)
    {
        foreach (var document in YamlReader.Read(new SourceText(Path.GetFileName(file), text), YamlLimits.Default))
        {
            var output = new ArrayBufferWriter<byte>();
            var error = document.Root is null ? document.Diagnostics[0] : YamlJson.TryWrite(document, output, out var unwritable) ? null : unwritable;
            return error is null ? output.WrittenMemory : throw new KubeConfigException(error.ToString());
        }

        return null;
    }

    private static string WithoutExtras(ReadOnlyMemory<byte> json)
    {
        var root = JsonNode.Parse(json.Span)!;
        foreach (var user in root["users"]!.AsArray())
        {
            (user?["user"] as JsonObject)?.Remove("as-user-extra");
        }

        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, AsItIs);
        root.WriteTo(writer);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
