namespace Caveat.Policies;

/// <summary>A match condition of a webhook.</summary>
/// <param name="Name">Unique in its entry; lower case letters and <c>-</c>.</param>
/// <param name="Expression">CEL over <c>object</c>, <c>oldObject</c> and <c>request</c>, as the API server evaluates it.</param>
public sealed record WebhookCondition(string Name, string Expression);
