using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies;
using Caveat.Policies.Lookups;

namespace Caveat.Manifests;

/// <summary>
/// Judges objects as they are found, with nobody who writes them: by what the webhook would validate of them, with nothing filled in, as nothing will be. Not for several
/// threads at once.
/// </summary>
public sealed class AuditJudge
{
    private readonly PolicySet _policies;
    private readonly ReviewWriter _writer;
    private readonly IObjectLookup _objects;
    private readonly DateTimeOffset _now;
    private readonly ReviewReader _reader;

    /// <param name="policies">The rules.</param>
    /// <param name="mapping">Which resources there are, and whether they lie in namespaces.</param>
    /// <param name="objects">What look-ups see.</param>
    /// <param name="now">The time of all reviews.</param>
    public AuditJudge(PolicySet policies, RestMapping mapping, IObjectLookup objects, DateTimeOffset now)
        : this(policies, new ReviewWriter(RequestTemplate.OfAudit, mapping), objects, now)
    {
    }

    /// <summary>As the other, of a write whose user is known, and not what was there before.</summary>
    /// <param name="policies">The rules.</param>
    /// <param name="writer">Makes the requests.</param>
    /// <param name="objects">What look-ups see.</param>
    /// <param name="now">The time of all reviews.</param>
    public AuditJudge(PolicySet policies, ReviewWriter writer, IObjectLookup objects, DateTimeOffset now)
    {
        _policies = policies;
        _writer = writer;
        _reader = new ReviewReader(_writer);
        _objects = objects;
        _now = now;
    }

    /// <summary>The namespace that the object is in; empty for a cluster-scoped kind.</summary>
    public string NamespaceOf(Manifest manifest) => _writer.NamespaceOf(manifest);

    /// <param name="manifest">What was found.</param>
    /// <param name="before">What was found an earlier time, against which transitions are judged; absent when nobody knows.</param>
    /// <param name="problem">Why no review can be made of it; null when there is a result.</param>
    public JudgedManifest? Judge(Manifest manifest, JsonValue before, out string? problem)
    {
        if (_reader.Read(manifest, before, out problem) is not { } request)
        {
            return null;
        }

        var review = new Review { Request = request, Phase = ReviewPhase.Validate, Now = _now, Objects = _objects, ListsPasses = true, IsAudit = true };
        return new JudgedManifest(manifest, _writer.NamespaceOf(manifest), Decision.Allow, manifest, _policies.Evaluate(review));
    }
}
