namespace Caveat.Policies.Lookups;

/// <summary>Objects that reviews may ask for: what a host may keep at hand. Those that a rule wants fresh from the API server are in none.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">Empty for whichever the API server prefers.</param>
/// <param name="Kind">Kind.</param>
/// <param name="LabelKeys">Labels that every object that is asked for has, sorted, with commas between; empty for all objects.</param>
public sealed record LookupScope(string Group, string Version, string Kind, string LabelKeys);
