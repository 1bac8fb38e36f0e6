using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A link that people can follow.</summary>
internal sealed class UrlShape() : Shape<string>("a URL")
{
    public override ShapeModel Model => new TextModel(Noun) { Pattern = "^[hH][tT][tT][pP][sS]?://.+" };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (node is not YamlScalar { IsString: true } scalar)
        {
            return Refuse(node, findings, out value);
        }

        if (Uri.TryCreate(scalar.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            value = scalar.Value;
            return true;
        }

        findings.Error(scalar.Span, LoadingMessages.BadUrl(scalar.Value));
        return false;
    }
}
