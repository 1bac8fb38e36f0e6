namespace Caveat.Cluster.Reading;

/// <summary>A location, or the reason why there is none.</summary>
internal readonly record struct Located(ResourceLocation? Location, string Reason)
{
    public static Located At(ResourceLocation location) => new(location, "");

    public static Located Nowhere(string reason) => new(null, reason);
}
