namespace Caveat.Manifests.Reading;

/// <summary>A document of a file as it stands there, not yet parsed.</summary>
/// <param name="Place">Where its first byte stands.</param>
/// <param name="Utf8">The bytes, as long as <see cref="IDocumentMemory"/> says; empty when there is a problem.</param>
/// <param name="Form">How to read them.</param>
/// <param name="Problem">Why there is no document where one should be, with the place in front; null when there is one.</param>
public readonly record struct ManifestDocument(ManifestPlace Place, ReadOnlyMemory<byte> Utf8, DocumentForm Form, string? Problem = null);
