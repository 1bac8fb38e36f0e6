using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Native.Merging;

namespace Caveat.Policies.Native.Evaluation;

/// <summary><c>applyConfiguration</c>: fields that are merged into the object.</summary>
internal sealed class MergeMutation(CompiledExpression expression) : Mutation
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public override Truth Run(Judgement judgement, MergeShapes shapes, out ReadOnlyMemory<byte> changed)
    {
        changed = default;
        var value = judgement.Evaluate(expression);
        if (value.IsError)
        {
            return Truth.Error;
        }

        var mismatches = TypeNames.MismatchesIn(value);
        if (mismatches.Count > 0)
        {
            return judgement.Fail(NativeTexts.OfTypes(mismatches));
        }

        var bytes = new ArrayBufferWriter<byte>();
        var patch = new JsonText();
        if (!ValueJson.TryWrite(value, bytes) || !patch.TryParse(bytes.WrittenMemory, JsonLimits.Document, out _))
        {
            return judgement.Fail(NativeTexts.NoJson);
        }

        return Merge(judgement, patch.Root, shapes, out changed);
    }

    private static Truth Merge(Judgement judgement, JsonValue patch, MergeShapes shapes, out ReadOnlyMemory<byte> changed)
    {
        changed = default;
        var live = judgement.New;
        var shape = shapes.Of(GroupVersionKind.OfObject(live));
        if (MergeRules.Objection(patch, shape) is { } objection)
        {
            return judgement.Fail(NativeTexts.OfMerge(objection));
        }

        var bytes = new ArrayBufferWriter<byte>(live.Raw.Length + patch.Raw.Length);
        using (var writer = new Utf8JsonWriter(bytes, WriterOptions))
        {
            new Merger(writer).Write(live, patch, shape);
        }

        changed = bytes.WrittenMemory;
        return Truth.True;
    }
}
