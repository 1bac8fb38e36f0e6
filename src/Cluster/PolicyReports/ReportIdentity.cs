using System.Buffers;
using System.Text.Json;

namespace Caveat.Cluster.PolicyReports;

/// <summary>Which report was read, and in which version: so that what is done then is done to that one, or is a conflict.</summary>
/// <param name="Uid">Null when the server names none.</param>
/// <param name="ResourceVersion">Null when the server names none.</param>
internal readonly record struct ReportIdentity(string? Uid, string? ResourceVersion)
{
    /// <param name="stored">A report, as the server gave it.</param>
    public static ReportIdentity Of(ClusterAnswer stored)
    {
        var meta = stored.Read()?.Root.Property("metadata"u8) ?? default;
        return new ReportIdentity(meta.Property("uid"u8).Text, meta.Property("resourceVersion"u8).Text);
    }

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

    /// <summary>The report with these in its <c>metadata</c>.</summary>
    /// <param name="report">A whole report, without them.</param>
    public ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> report)
    {
        using var document = JsonDocument.Parse(report);
        var output = new ArrayBufferWriter<byte>(report.Length + 256);
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
