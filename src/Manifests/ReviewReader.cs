using System.Buffers;
using System.Diagnostics;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests;

/// <summary>Makes the request of a manifest that an API server would make, always the same one: the last is gone then.</summary>
internal sealed class ReviewReader
{
    // Two objects that were each within a document's limits, and what stands around them.
    private static readonly JsonLimits WholeLimits = new(3 * JsonLimits.Document.MaxBytes, JsonLimits.Document.MaxDepth + 2);

    private readonly ReviewWriter _writer;
    private readonly RequestHeads _heads;
    private readonly AdmissionRequest _request = new();
    private readonly JsonText _text = new();
    private readonly Func<JsonValue> _whole;
    private ArrayBufferWriter<byte> _output = new();
    private Manifest? _manifest;
    private JsonValue _old;
    private bool _isWritten;

    public ReviewReader(ReviewWriter writer)
    {
        _writer = writer;
        _heads = new RequestHeads(writer);
        _whole = Whole;
    }

    /// <summary>Null with a problem when the manifest is none of an object.</summary>
    public AdmissionRequest? Read(Manifest manifest, JsonValue old, out string? problem)
    {
        Forget();
        (_manifest, _old) = (manifest, old);
        var place = _writer.NamespaceOf(manifest);
        var isWhole = ReviewWriter.IsWhole(manifest.Object, place) && ReviewWriter.IsWhole(old, place);
        var error = isWhole ? Fill(manifest, old, place) : ReadWritten(manifest, old);
        problem = error is null ? null : $"{manifest.Place}: {error}";
        return error is null ? _request : null;
    }

    // What a rare large object took must not stay.
    private void Forget()
    {
        _isWritten = false;
        _text.Clear();
        _output = _output.Capacity > JsonText.MaxRetainedBytes ? new ArrayBufferWriter<byte>() : _output;
        _output.ResetWrittenCount();
    }

    private string? Fill(Manifest manifest, JsonValue old, string place)
    {
        var operation = _writer.OperationOn(old);
        if (_heads.Of(manifest.Kind, operation, out var error) is not { } head)
        {
            return error;
        }

        var name = _writer.NamesAll ? head.Name : NameOf(manifest);
        var space = place.Length == 0 ? default : manifest.Namespace.Length > 0 ? new ObjectMeta(manifest.Object).Namespace : head.Namespace;
        var (subject, before) = operation == AdmissionOperation.Delete ? (default, manifest.Object) : (manifest.Object, old);
        return head.TryFill(new RequestSubject(name, space, subject, before, _whole), _request, out var noReview) ? null : noReview.Message;
    }

    // As Manifest.Name says; a request has no empty name.
    private static JsonValue NameOf(Manifest manifest)
    {
        var meta = new ObjectMeta(manifest.Object);
        var name = meta.Name.Kind == JsonKind.String ? meta.Name : meta.GenerateName;
        return name.Utf8.IsEmpty ? default : name;
    }

    // An API server fills the namespace in, so the object is another.
    private string? ReadWritten(Manifest manifest, JsonValue old)
    {
        _writer.Write(manifest, old, _output);
        return !_text.TryParse(_output.WrittenMemory, JsonLimits.Document, out var notJson) ? notJson.Message
            : !AdmissionReview.TryRead(_text, _request, out var noReview) ? noReview.Message
            : null;
    }

    // Objects are written and read again only for an expression that asks for all of the request.
    private JsonValue Whole()
    {
        if (!_isWritten)
        {
            _writer.Write(_manifest!, _old, _output);
            _isWritten = _text.TryParse(_output.WrittenMemory, WholeLimits, out var error) ? true : throw new UnreachableException(error.Message);
        }

        return _text.Root.Property("request"u8);
    }
}
