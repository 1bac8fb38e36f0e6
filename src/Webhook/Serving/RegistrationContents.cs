using Caveat.Policies;

namespace Caveat.Webhook.Serving;

/// <summary>What a registration says.</summary>
/// <param name="Policies">What is to be asked about.</param>
/// <param name="AuthorityPem">Whom to trust; null when another says that.</param>
internal sealed record RegistrationContents(PolicySet Policies, string? AuthorityPem);
