namespace Caveat.Policies.Lookups;

/// <summary>For hosts that can look nothing up: everything is unknown.</summary>
public sealed class NoObjects : IObjectLookup
{
    /// <summary>The one of its kind.</summary>
    public static readonly NoObjects Instance = new();

    private NoObjects()
    {
    }

    /// <inheritdoc/>
    public ObjectAnswer Find(ObjectNeed need) => ObjectAnswer.Unknown("there is no cluster to ask");
}
