using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>Writes trees as the JSON that kubectl makes of them; properties stay in the order of the document.</summary>
public static class YamlJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = YamlLimits.HardMaxDepth,
        SkipValidation = true,
    };

    /// <summary>Writes a tree with its aliases written out.</summary>
    /// <param name="document">A document that was read.</param>
    /// <param name="output">Takes UTF-8; holds a part of the JSON when the answer is false.</param>
    /// <param name="error">What JSON has no word for; null when all was written.</param>
    public static bool TryWrite(YamlDocument document, IBufferWriter<byte> output, [NotNullWhen(false)] out Diagnostic? error)
    {
        var unwritable = document.Root is null ? null : Write(document.Root, output);
        error = unwritable is null ? null : Diagnostic.Error(document.Source, unwritable.Span, YamlMessages.NoWordInJson);
        return error is null;
    }

    /// <summary>Writes a tree with its aliases written out; the answer is a scalar that JSON has no word for (<c>.nan</c>, <c>.inf</c>), or null.</summary>
    public static YamlScalar? Write(YamlNode node, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        return Write(writer, node);
    }

    private static YamlScalar? Write(Utf8JsonWriter writer, YamlNode node) => node switch
    {
        YamlMapping mapping => WriteMapping(writer, mapping),
        YamlSequence sequence => WriteSequence(writer, sequence),
        _ => WriteScalar(writer, (YamlScalar)node),
    };

    private static YamlScalar? WriteMapping(Utf8JsonWriter writer, YamlMapping mapping)
    {
        writer.WriteStartObject();
        foreach (var entry in mapping.Entries)
        {
            writer.WritePropertyName(entry.Key.JsonName!);
            if (Write(writer, entry.Value) is { } unwritable)
            {
                return unwritable;
            }
        }

        writer.WriteEndObject();
        return null;
    }

    private static YamlScalar? WriteSequence(Utf8JsonWriter writer, YamlSequence sequence)
    {
        writer.WriteStartArray();
        foreach (var item in sequence.Items)
        {
            if (Write(writer, item) is { } unwritable)
            {
                return unwritable;
            }
        }

        writer.WriteEndArray();
        return null;
    }

    private static YamlScalar? WriteScalar(Utf8JsonWriter writer, YamlScalar scalar)
    {
        if (scalar.Json is null)
        {
            return scalar;
        }

        if (scalar.IsString)
        {
            writer.WriteStringValue(scalar.Json);
        }
        else
        {
            writer.WriteRawValue(scalar.Json, skipInputValidation: true);
        }

        return null;
    }
}
