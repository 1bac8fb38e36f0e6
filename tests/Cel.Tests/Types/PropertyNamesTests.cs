using Caveat.Cel.Types;
using CsCheck;

namespace Caveat.Cel.Tests.Types;

public sealed class PropertyNamesTests
{
    // The first rows are those of Kubernetes' documentation of the escaping rules.
    [Theory]
    [InlineData("redact__d", "redact__underscores__d")]
    [InlineData("x-prop", "x__dash__prop")]
    [InlineData("namespace", "__namespace__")]
    [InlineData("string", "string")]
    [InlineData("namespaces", "namespaces")]
    [InlineData("a.b/c-d", "a__dot__b__slash__c__dash__d")]
    [InlineData("___", "__underscores___")]
    [InlineData("_", "_")]
    [InlineData("-", "__dash__")]
    [InlineData("", null)]
    [InlineData("1a", null)]
    [InlineData("a b", null)]
    [InlineData("ä", null)]
    public void EscapesAPropertyAsKubernetesDoes(string name, string? escaped) => Assert.Equal(escaped, PropertyNames.Escape(name));

    [Theory]
    [InlineData("__dot__", ".")]
    [InlineData("__namespace__", "namespace")]
    [InlineData("a__namespace__", null)]
    [InlineData("a__nothing__b", null)]
    [InlineData("a_b", "a_b")]
    [InlineData("a__b", "a__b")]
    public void ReadsWhatAnIdentifierStandsFor(string identifier, string? name) => Assert.Equal(name, PropertyNames.Unescape(identifier));

    [Fact]
    public void UnescapingUndoesEscapingWhereNoUnderscoresMeetAnEscape() =>
        Gen.String[Gen.Char["ab./-"], 1, 12].Sample(name => Assert.Equal(name, PropertyNames.Unescape(PropertyNames.Escape(name)!)));
}
