using System.Buffers;
using System.Text.Json;
using Caveat.Kube;

namespace Caveat.Cluster;

/// <summary>Which object was read, and in which version: so that what is done then is done to that one, or is a conflict.</summary>
/// <param name="Uid">Null when the server names none.</param>
/// <param name="ResourceVersion">Null when the server names none.</param>
public readonly record struct StoredIdentity(string? Uid, string? ResourceVersion)
{
    /// <param name="stored">An object, as the server gave it.</param>
    internal static StoredIdentity Of(ClusterAnswer stored) => Of(new ObjectMeta(stored.Read()?.Root ?? default));

    /// <param name="stored">Of an object, as the server gave it.</param>
    public static StoredIdentity Of(ObjectMeta stored) => new(stored.Uid.Text, stored.ResourceVersion.Text);

    /// <summary>For a deletion.</summary>
    public ReadOnlyMemory<byte> DeleteOptions()
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, "v1"u8);
        json.WriteString("kind"u8, "DeleteOptions"u8);
        json.WriteStartObject("preconditions"u8);
        Write(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    /// <summary>The object with these in its <c>metadata</c>.</summary>
    /// <param name="whole">All of it, without them.</param>
    internal ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> whole)
    {
        using var document = JsonDocument.Parse(whole);
        var output = new ArrayBufferWriter<byte>(whole.Length + 256);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (!property.NameEquals("metadata"u8))
            {
                property.WriteTo(json);
                continue;
            }

            json.WriteStartObject("metadata"u8);
            Write(json);
            foreach (var part in property.Value.EnumerateObject())
            {
                part.WriteTo(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private void Write(Utf8JsonWriter json)
    {
        if (Uid is not null)
        {
            json.WriteString("uid"u8, Uid);
        }

        if (ResourceVersion is not null)
        {
            json.WriteString("resourceVersion"u8, ResourceVersion);
        }
    }
}
