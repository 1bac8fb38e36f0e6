using Caveat.Json;
using Caveat.Policies.Authoring;
using Caveat.Schema.Crds;

namespace Caveat.Authoring.Tests;

public sealed class ResourceDefinitionTests
{
    [Fact]
    public void EveryDocumentOfAClusterHasADefinitionThatReads()
    {
        Assert.Equal(3, DocumentModel.All.Count(static document => ResourceDefinition.Of(document) is not null));
        foreach (var document in DocumentModel.All)
        {
            if (ResourceDefinition.Of(document) is not { } json)
            {
                Assert.Equal("CaveatTest", document.Kind);
                continue;
            }

            var text = new JsonText();
            Assert.True(text.TryParse(json, JsonLimits.Document, out _));
            var (definition, findings) = CustomResourceDefinition.Read(text.Root);
            Assert.Empty(findings);
            Assert.Equal((document.Kind, document.IsNamespaced, "caveat.dev"), (definition!.Kind, definition.IsNamespaced, definition.Group));
            Assert.True(definition.StorageVersion!.HasStatus);
            Assert.NotNull(definition.StorageVersion.Schema!.At(FieldPath.Root.Append("status").Append("conditions")));
        }
    }
}
