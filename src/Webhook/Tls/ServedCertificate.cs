namespace Caveat.Webhook.Tls;

/// <summary>What a look at the certificate's source changes, and the clock that times the looks.</summary>
internal sealed record ServedCertificate(ServingCertificate Certificate, TrustedAuthority Authority, TimeProvider Clock);
