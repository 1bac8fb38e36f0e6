using Caveat.Policies.Model;

namespace Caveat.Policies;

/// <summary>What a webhook has to be registered for: one entry of <c>webhooks[].rules</c>.</summary>
/// <param name="Group">API group; <c>*</c> for any.</param>
/// <param name="Versions">Versions, sorted; <c>*</c> for any.</param>
/// <param name="Resources">Resources in the plural with their subresources: <c>kafkas</c>, <c>kafkanodepools/scale</c>; sorted.</param>
/// <param name="Operations">At least one.</param>
public sealed record WebhookRule(string Group, IReadOnlyList<string> Versions, IReadOnlyList<string> Resources, Operations Operations);
