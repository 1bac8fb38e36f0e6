using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Kube;

/// <summary>Writes answers as UTF-8. Can be used again and again, by one thread at a time; allocates nothing once it is warm.</summary>
public sealed class AdmissionResponseWriter : IDisposable
{
    private readonly Utf8JsonWriter _writer = new(Stream.Null, new JsonWriterOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    /// <summary>Writes the whole review that answers a request.</summary>
    public void Write(AdmissionResponse response, IBufferWriter<byte> output)
    {
        _writer.Reset(output);
        _writer.WriteStartObject();
        _writer.WriteString("apiVersion"u8, "admission.k8s.io/v1"u8);
        _writer.WriteString("kind"u8, "AdmissionReview"u8);
        _writer.WriteStartObject("response"u8);
        WriteVerdict(response);
        WriteWarnings(response.Warnings);
        WriteAuditAnnotations(response.AuditAnnotations);
        WritePatch(response.Patch.Span);
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset(Stream.Null);
    }

    /// <summary>Lets the writer's buffer go.</summary>
    public void Dispose() => _writer.Dispose();

    private void WriteVerdict(AdmissionResponse response)
    {
        _writer.WriteString("uid"u8, response.Uid.Utf8);
        _writer.WriteBoolean("allowed"u8, response.Allowed);
        if (response.Status is { } status)
        {
            WriteStatus(status);
        }
    }

    private void WriteStatus(AdmissionStatus status)
    {
        _writer.WriteStartObject("status"u8);
        _writer.WriteString("status"u8, "Failure"u8);
        _writer.WriteString("message"u8, status.Message);
        if (status.Reason is not null)
        {
            _writer.WriteString("reason"u8, status.Reason);
        }

        if (status.Details is not null)
        {
            WriteDetails(status.Details);
        }

        _writer.WriteNumber("code"u8, status.Code);
        _writer.WriteEndObject();
    }

    private void WriteDetails(AdmissionDetails details)
    {
        _writer.WriteStartObject("details"u8);
        WriteOptional("name"u8, details.Name);
        WriteOptional("group"u8, details.Group);
        WriteOptional("kind"u8, details.Kind);
        if (details.Causes.Count > 0)
        {
            _writer.WriteStartArray("causes"u8);
            for (var i = 0; i < details.Causes.Count; i++)
            {
                WriteCause(details.Causes[i]);
            }

            _writer.WriteEndArray();
        }

        _writer.WriteEndObject();
    }

    private void WriteCause(AdmissionCause cause)
    {
        _writer.WriteStartObject();
        WriteOptional("reason"u8, cause.Type);
        WriteOptional("message"u8, cause.Message);
        WriteOptional("field"u8, cause.Field);
        _writer.WriteEndObject();
    }

    private void WriteWarnings(IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        _writer.WriteStartArray("warnings"u8);
        for (var i = 0; i < warnings.Count; i++)
        {
            _writer.WriteStringValue(warnings[i]);
        }

        _writer.WriteEndArray();
    }

    private void WriteAuditAnnotations(IReadOnlyList<KeyValuePair<string, string>> annotations)
    {
        if (annotations.Count == 0)
        {
            return;
        }

        _writer.WriteStartObject("auditAnnotations"u8);
        for (var i = 0; i < annotations.Count; i++)
        {
            _writer.WriteString(annotations[i].Key, annotations[i].Value);
        }

        _writer.WriteEndObject();
    }

    private void WritePatch(ReadOnlySpan<byte> patch)
    {
        if (!patch.IsEmpty)
        {
            _writer.WriteString("patchType"u8, "JSONPatch"u8);
            _writer.WriteBase64String("patch"u8, patch);
        }
    }

    private void WriteOptional(ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _writer.WriteString(name, value);
        }
    }
}
