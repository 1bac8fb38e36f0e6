using System.Buffers;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests;

/// <summary>Makes the heads of requests, a kind's once: what stands around an object costs nothing then. Not for several threads at once.</summary>
internal sealed class RequestHeads(ReviewWriter writer)
{
    /// <summary>Kinds whose heads are kept, some 5 KB each: more than an input has, unless somebody makes kinds up.</summary>
    public const int MaxKept = 128;

    private readonly Dictionary<(GroupVersionKind Kind, AdmissionOperation Operation), RequestHead> _known = [];
    private (GroupVersionKind Kind, AdmissionOperation Operation) _lastKey;
    private RequestHead? _last;

    /// <summary>Null with an error when no request can be made of such objects.</summary>
    public RequestHead? Of(GroupVersionKind kind, AdmissionOperation operation, out string? error)
    {
        var key = (kind, operation);
        error = null;
        if (_last is null || _lastKey != key)
        {
            _lastKey = key;
            _last = _known.GetValueOrDefault(key) ?? Make(kind, operation, out error);
        }

        return _last;
    }

    private RequestHead? Make(GroupVersionKind kind, AdmissionOperation operation, out string? error)
    {
        var output = new ArrayBufferWriter<byte>();
        writer.WriteHead(kind, operation, output);
        var text = new JsonText();
        RequestHead? head = null;
        AdmissionReviewError? noReview = null;
        error = !text.TryParse(output.WrittenMemory, JsonLimits.Document, out var notJson) || !AdmissionReview.TryReadHead(text, out head, out noReview)
            ? notJson?.Message ?? noReview!.Message
            : null;
        if (head is not null)
        {
            Keep(kind, operation, head);
        }

        return head;
    }

    private void Keep(GroupVersionKind kind, AdmissionOperation operation, RequestHead head)
    {
        if (_known.Count == MaxKept)
        {
            _known.Clear();
        }

        _known[(kind, operation)] = head;
    }
}
