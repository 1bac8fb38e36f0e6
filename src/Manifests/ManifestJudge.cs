using System.Buffers;
using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies;
using Caveat.Policies.Lookups;

namespace Caveat.Manifests;

/// <summary>Judges manifests as the webhook would: first what is filled in, then whether the result may be written. Not for several threads at once.</summary>
public sealed class ManifestJudge
{
    private readonly PolicySet _policies;
    private readonly ReviewWriter _writer;
    private readonly IObjectLookup _objects;
    private readonly DateTimeOffset _now;
    private readonly ReviewReader _reader;
    private readonly IAuthorizer? _authorizer;

    /// <param name="policies">The rules.</param>
    /// <param name="writer">Makes the requests.</param>
    /// <param name="objects">What look-ups see.</param>
    /// <param name="now">The time of all reviews.</param>
    /// <param name="authorizer">Says what the user may do; null when nobody can be asked.</param>
    public ManifestJudge(PolicySet policies, ReviewWriter writer, IObjectLookup objects, DateTimeOffset now, IAuthorizer? authorizer = null)
    {
        _policies = policies;
        _writer = writer;
        _reader = new ReviewReader(writer);
        _objects = objects;
        _now = now;
        _authorizer = authorizer;
    }

    /// <param name="manifest">What is written.</param>
    /// <param name="old">What is there; absent when nothing is.</param>
    /// <param name="problem">Why no review can be made of it; null when there is a result.</param>
    public JudgedManifest? Judge(Manifest manifest, JsonValue old, out string? problem)
    {
        if (_reader.Read(manifest, old, out problem) is not { } request)
        {
            return null;
        }

        var mutation = Evaluate(request, ReviewPhase.Mutate);
        var filled = mutation.Patch.Length > 0 ? Patched(manifest, mutation.Patch) : manifest;
        if (!ReferenceEquals(filled, manifest))
        {
            request = _reader.Read(filled, old, out problem);
        }

        return request is null
            ? null
            : new JudgedManifest(manifest, _writer.NamespaceOf(manifest), mutation, filled, Evaluate(request, ReviewPhase.Validate));
    }

    private Decision Evaluate(AdmissionRequest request, ReviewPhase phase) =>
        _policies.Evaluate(new Review { Request = request, Phase = phase, Now = _now, Objects = _objects, Authorizer = _authorizer, ListsPasses = true });

    /// <summary>A patch that the engine made of this very object always applies; should it not, the object is judged as it stands.</summary>
    private static Manifest Patched(Manifest manifest, ReadOnlyMemory<byte> patch)
    {
        var operations = new JsonText();
        var patched = new ArrayBufferWriter<byte>();
        var text = new JsonText();
        return operations.TryParse(patch, JsonLimits.Document, out _)
            && JsonPatch.TryRead(operations.Root, out var read, out _)
            && read.TryApply(manifest.Object, patched, out _)
            && text.TryParse(patched.WrittenMemory, JsonLimits.Document, out _)
                ? manifest with { Object = text.Root }
                : manifest;
    }
}
