namespace Caveat.Policies.Lookups;

/// <summary>What the host fetched for a review. Answers at once: fetching happens between two calls of <see cref="PolicySet.NeedsOf"/>.</summary>
public interface IObjectLookup
{
    /// <summary>What is known of a need; <c>default</c> when it was not asked yet.</summary>
    ObjectAnswer Find(ObjectNeed need);
}
