using Caveat.Audit.Reports.Html;

namespace Caveat.Audit.Tests.Reports.Html;

public sealed class PageTextTests
{
    [Theory]
    [InlineData("<b a=\"c\">&\n\t", "&lt;b a=&quot;c&quot;&gt;&amp;\n\t")]
    [InlineData("a\u001b\rb", "a\\u001b\\u000db")]
    [InlineData("\u202Ea\u2069", "\\u202ea\\u2069")]
    [InlineData("a\u200Bb\u200Cc\u200Dd\u2060e\uFEFFf\u00ADg\u061Ch", "a\\u200bb\\u200cc\\u200dd\\u2060e\\ufefff\\u00adg\\u061ch")]
    [InlineData("a\U000E0041", "a\\udb40\\udc41")]
    public void NothingIsMarkupAndNothingIsUnseen(string text, string expected) => Assert.Equal(expected, PageText.Encode(text));
}
