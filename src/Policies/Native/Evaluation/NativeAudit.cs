using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Policies.Native.Model;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>What native policies write to the audit log.</summary>
internal sealed class NativeAudit
{
    /// <summary>UTF-16 code units of a value that are kept; the API server keeps as many bytes.</summary>
    public const int MaxValueLength = 10 * 1024;

    /// <summary>Failures that are listed: the log is for machines that count, and a line of it is bounded.</summary>
    public const int MaxFailures = 20;

    private const string FailuresKey = "validation_failure";
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedDictionary<string, List<string>> _annotations = new(StringComparer.Ordinal);
    private readonly List<(NativeOrigin Origin, int Index, ValidationActions Actions, string Message)> _failures = [];

    /// <summary>A policy's annotation. Several values of one key, as several params give them, are listed; equal ones count once.</summary>
    public void Add(string policy, string key, string value)
    {
        // The API server puts the webhook's name and a slash before a key, and takes one slash only.
        var name = $"{policy}.{key}";
        if (!_annotations.TryGetValue(name, out var values))
        {
            _annotations.Add(name, values = []);
        }

        var kept = value.Length <= MaxValueLength ? value : value[..MaxValueLength];
        if (!values.Contains(kept))
        {
            values.Add(kept);
        }
    }

    /// <summary>A validation that failed by a binding that has <c>Audit</c> among its actions.</summary>
    public void AddFailure(NativeOrigin origin, int index, ValidationActions actions, string message)
    {
        if (_failures.Count < MaxFailures)
        {
            _failures.Add((origin, index, actions, message));
        }
    }

    public void WriteTo(List<KeyValuePair<string, string>> annotations)
    {
        foreach (var (key, values) in _annotations)
        {
            annotations.Add(new(key, string.Join(", ", values)));
        }

        if (_failures.Count > 0)
        {
            annotations.Add(new(FailuresKey, Failures()));
        }
    }

    private string Failures()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, WriterOptions))
        {
            writer.WriteStartArray();
            foreach (var (origin, index, actions, message) in _failures)
            {
                writer.WriteStartObject();
                writer.WriteString("message"u8, message);
                writer.WriteString("policy"u8, origin.Policy);
                writer.WriteString("binding"u8, origin.Binding ?? "");
                writer.WriteNumber("expressionIndex"u8, index);
                WriteActions(writer, actions);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WriteActions(Utf8JsonWriter writer, ValidationActions actions)
    {
        writer.WriteStartArray("validationActions"u8);
        foreach (var action in (ReadOnlySpan<ValidationActions>)[ValidationActions.Deny, ValidationActions.Warn, ValidationActions.Audit])
        {
            if (actions.HasFlag(action))
            {
                writer.WriteStringValue(action.ToString());
            }
        }

        writer.WriteEndArray();
    }
}
