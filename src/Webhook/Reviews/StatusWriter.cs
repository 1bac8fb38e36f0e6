using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Webhook.Reviews;

/// <summary>Writes a refusal as the <c>Status</c> object that Kubernetes' clients read from an answer that is no success.</summary>
internal static class StatusWriter
{
    // Not for a browser: quotes stay readable in logs and in what clients print.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Refusal refusal, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "Status"u8);
        writer.WriteString("apiVersion"u8, "v1"u8);
        writer.WriteString("status"u8, "Failure"u8);
        writer.WriteString("message"u8, refusal.Message);
        writer.WriteString("reason"u8, refusal.Reason);
        writer.WriteNumber("code"u8, refusal.Code);
        writer.WriteEndObject();
    }
}
