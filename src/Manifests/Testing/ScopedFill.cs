using System.Buffers;
using System.Text;
using Caveat.Json;

namespace Caveat.Manifests.Testing;

/// <summary>What the defaults of some rules made of an object, without the annotation that records it.</summary>
internal static class ScopedFill
{
    /// <param name="judged">A write with its decisions.</param>
    /// <param name="scope">The rules whose defaults count.</param>
    public static JsonValue Of(JudgedManifest judged, RuleScope scope)
    {
        if (scope.IsAll)
        {
            return FilledObject.WithoutAnnotation(judged);
        }

        var draft = new JsonDraft(judged.Manifest.Object);
        foreach (var filled in judged.Mutation.Defaults)
        {
            if (scope.Holds(filled.Policy, filled.Rule) && FieldPath.TryParse(filled.Field, out var path, out _))
            {
                draft.TrySet(path, MergedObject.Read(Encoding.UTF8.GetBytes(filled.Value)), out _);
            }
        }

        var output = new ArrayBufferWriter<byte>();
        draft.WriteTo(output);
        return MergedObject.Read(output.WrittenMemory);
    }
}
