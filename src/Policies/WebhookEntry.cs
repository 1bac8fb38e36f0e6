using Caveat.Kube;

namespace Caveat.Policies;

/// <summary>What a webhook has to be registered for: one entry of <c>webhooks[]</c>, as far as policies say.</summary>
/// <param name="Name">Stays the same whatever other policies come and go; empty for the entry for everything.</param>
/// <param name="Labels">Labels of the objects, before or after the write; without requirements for all objects.</param>
/// <param name="Conditions">Match conditions, all of which hold of every request that a rule could object to; an API server that knows none asks more often, and gets the same decisions.</param>
/// <param name="Rules">At least one, sorted by group and operations; none of two entries is for the same resource and operation, unless both have labels.</param>
public sealed record WebhookEntry(string Name, LabelSelector Labels, IReadOnlyList<WebhookCondition> Conditions, IReadOnlyList<WebhookRule> Rules);
