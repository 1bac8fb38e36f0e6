using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;
using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Native.Compilation;
using Caveat.Policies.Native.Merging;

namespace Caveat.Policies.Native.Evaluation;

/// <summary><c>jsonPatch</c>: a list of operations.</summary>
internal sealed class OperationsMutation(CompiledExpression expression) : Mutation
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override Truth Run(Judgement judgement, MergeShapes shapes, out ReadOnlyMemory<byte> changed)
    {
        changed = default;
        var value = judgement.Evaluate(expression);
        if (value.IsError)
        {
            return Truth.Error;
        }

        var bytes = new ArrayBufferWriter<byte>();
        if (Write(value, bytes) is { } failure)
        {
            return judgement.Fail(failure);
        }

        return Apply(judgement, bytes.WrittenMemory, out changed);
    }

    // A test that fails is no failure: the object is just not one that the patch is for.
    private static Truth Apply(Judgement judgement, ReadOnlyMemory<byte> operations, out ReadOnlyMemory<byte> changed)
    {
        changed = default;
        var text = new JsonText();
        if (!text.TryParse(operations, JsonLimits.Document, out var notJson))
        {
            return judgement.Fail(NativeTexts.OfPatch(notJson.Message));
        }

        var output = new ArrayBufferWriter<byte>();
        var isTest = false;
        if (!JsonPatch.TryRead(text.Root, out var patch, out var error) || !patch.TryApply(judgement.New, output, out error, out isTest))
        {
            return isTest ? Truth.False : judgement.Fail(NativeTexts.OfPatch(error));
        }

        changed = output.WrittenMemory;
        return Truth.True;
    }

    private static string? Write(in Value value, ArrayBufferWriter<byte> bytes)
    {
        var list = value.As<ListObject>();
        using var writer = new Utf8JsonWriter(bytes, WriterOptions);
        writer.WriteStartArray();
        for (var i = 0; i < list.Count(value.Bits); i++)
        {
            if (list.At(value.Bits, i).Object is not InitializerObject operation)
            {
                return NativeTexts.NoJson;
            }

            if (Write(operation, writer) is { } failure)
            {
                return failure;
            }
        }

        writer.WriteEndArray();
        return null;
    }

    private static string? Write(InitializerObject operation, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteText(writer, "op", operation.Field("op"));
        WriteText(writer, "path", operation.Field("path"));
        if (operation.Field("from") is { Kind: ValueKind.String } from && from.AsUtf8.Length > 0)
        {
            WriteText(writer, "from", from);
        }

        var value = operation.Field("value");
        if (value.Kind != ValueKind.Absent)
        {
            var mismatches = TypeNames.MismatchesIn(value);
            if (mismatches.Count > 0)
            {
                return NativeTexts.OfTypes(mismatches);
            }

            writer.WritePropertyName("value"u8);
            if (!ValueJson.TryWrite(value, writer))
            {
                return NativeTexts.NoJson;
            }
        }

        writer.WriteEndObject();
        return null;
    }

    private static void WriteText(Utf8JsonWriter writer, string name, in Value value) =>
        writer.WriteString(name, value.Kind == ValueKind.String ? value.AsUtf8 : default);
}
