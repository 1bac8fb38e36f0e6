using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Cluster.Watching;

/// <summary>An object as a watch saw it last. Immutable.</summary>
public sealed class WatchedObject
{
    private readonly JsonText _text = new();

    internal WatchedObject(byte[] json, long seen)
    {
        Seen = seen;
        // It is a part of a text that was read already.
        _ = _text.TryParse(json, JsonLimits.Document, out _);
    }

    /// <summary>The object.</summary>
    public JsonValue Root => _text.Root;

    /// <summary>Its metadata.</summary>
    public ObjectMeta Meta => new(Root);

    /// <summary>Timestamp of the clock when it first came as it is.</summary>
    public long Seen { get; }

    /// <summary>Whether nobody wrote it between the two; false where it is not known, as what is kept of it leaves that out.</summary>
    internal bool IsSameVersion(WatchedObject other) => Meta.ResourceVersion.Text is { } version && version == other.Meta.ResourceVersion.Text;
}
