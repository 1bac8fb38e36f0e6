using System.Buffers;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests;

/// <summary>Makes the request of a manifest that an API server would make, always in the same buffers: the last one is gone then.</summary>
internal sealed class ReviewReader(ReviewWriter writer)
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly JsonText _text = new();

    /// <summary>Null with a problem when the manifest is none of an object.</summary>
    public AdmissionRequest? Read(Manifest manifest, JsonValue old, out string? problem)
    {
        problem = null;
        _output.ResetWrittenCount();
        writer.Write(manifest, old, _output);
        if (!_text.TryParse(_output.WrittenMemory, JsonLimits.Document, out var notJson))
        {
            problem = $"{manifest.Place}: {notJson.Message}";
            return null;
        }

        if (!AdmissionReview.TryRead(_text, out var request, out var noReview))
        {
            problem = $"{manifest.Place}: {noReview.Message}";
            return null;
        }

        return request;
    }
}
