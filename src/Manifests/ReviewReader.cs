using System.Buffers;
using System.Diagnostics;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests;

/// <summary>Makes the request of a manifest that an API server would make, always in the same buffers: the last one is gone then.</summary>
internal sealed class ReviewReader(ReviewWriter writer)
{
    // Two objects that were each within a document's limits, and what stands around them.
    private static readonly JsonLimits WholeLimits = new(3 * JsonLimits.Document.MaxBytes, JsonLimits.Document.MaxDepth + 2);

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly JsonText _text = new();

    /// <summary>Null with a problem when the manifest is none of an object.</summary>
    public AdmissionRequest? Read(Manifest manifest, JsonValue old, out string? problem)
    {
        _output.ResetWrittenCount();
        var isApart = writer.TryWriteWithoutObjects(manifest, old, _output, out var objects);
        if (!isApart)
        {
            writer.Write(manifest, old, _output);
        }

        AdmissionRequest? request = null;
        AdmissionReviewError? noReview = null;
        if (_text.TryParse(_output.WrittenMemory, JsonLimits.Document, out var notJson)
            && (isApart ? AdmissionReview.TryRead(_text, Apart(manifest, old, objects), out request, out noReview) : AdmissionReview.TryRead(_text, out request, out noReview)))
        {
            problem = null;
            return request;
        }

        problem = $"{manifest.Place}: {notJson?.Message ?? noReview!.Message}";
        return null;
    }

    // An object is written and read again only for an expression that asks for all of the request.
    private RequestObjects Apart(Manifest manifest, JsonValue old, (JsonValue Object, JsonValue Old) objects)
    {
        JsonText? whole = null;
        return new RequestObjects(objects.Object, objects.Old, () => (whole ??= WholeOf(manifest, old)).Root.Property("request"u8));
    }

    private JsonText WholeOf(Manifest manifest, JsonValue old)
    {
        var text = new JsonText();
        return text.TryParse(writer.Write(manifest, old), WholeLimits, out var error) ? text : throw new UnreachableException(error.Message);
    }
}
