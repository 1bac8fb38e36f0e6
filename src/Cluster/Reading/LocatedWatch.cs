using Caveat.Cluster.Watching;

namespace Caveat.Cluster.Reading;

/// <summary>A watch, and where the API server keeps what it watches.</summary>
internal sealed record LocatedWatch(ResourceLocation Location, ResourceWatch Watch);
