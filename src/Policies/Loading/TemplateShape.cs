using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>Text with <c>{{ CEL }}</c> in it.</summary>
internal sealed class TemplateShape() : Shape<TemplateText>("text with {{ CEL }} in it")
{
    private const string Open = "{{";
    private const string Close = "}}";

    public override ShapeModel Model => new TextModel(Noun) { IsAnyScalar = true };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out TemplateText value)
    {
        if (node is not YamlScalar scalar)
        {
            return Refuse(node, findings, out value);
        }

        value = Split(scalar, findings);
        return value is not null;
    }

    private static TemplateText? Split(YamlScalar scalar, Findings findings)
    {
        var text = scalar.Value;
        var parts = new List<TemplatePart>();
        var at = 0;
        for (var open = text.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = text.IndexOf(Open, at, StringComparison.Ordinal))
        {
            AddLiteral(parts, text[at..open]);
            at = EndOf(text, open + Open.Length);
            if (at < 0)
            {
                findings.Error(scalar.SpanOf(new TextSpan(open, Open.Length)), LoadingMessages.OpenTemplate);
                return null;
            }

            AddExpression(parts, scalar, open + Open.Length, at - Close.Length, findings);
        }

        AddLiteral(parts, text[at..].TrimEnd('\n'));
        return new TemplateText(parts);
    }

    private static void AddLiteral(List<TemplatePart> parts, string literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new TemplatePart(literal, null));
        }
    }

    private static void AddExpression(List<TemplatePart> parts, YamlScalar scalar, int start, int end, Findings findings)
    {
        var inner = scalar.Value[start..end];
        var trimmed = inner.TrimStart();
        if (trimmed.Length == 0)
        {
            findings.Error(scalar.SpanOf(new TextSpan(start, end - start)), LoadingMessages.EmptyExpression);
            return;
        }

        parts.Add(new TemplatePart(null, new ExpressionText(scalar, start + inner.Length - trimmed.Length, trimmed.TrimEnd())));
    }

    // "}}" may stand in a string of the expression, and may end a map of a map: the first place outside strings with all braces closed ends it.
    private static int EndOf(string text, int from)
    {
        var depth = 0;
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\'')
            {
                i = EndOfString(text, i);
            }
            else if (c == '{')
            {
                depth++;
            }
            else if (c == '}' && depth > 0)
            {
                depth--;
            }
            else if (c == '}' && i + 1 < text.Length && text[i + 1] == '}')
            {
                return i + Close.Length;
            }
        }

        return -1;
    }

    private static int EndOfString(string text, int quote)
    {
        for (var i = quote + 1; i < text.Length; i++)
        {
            if (text[i] == text[quote])
            {
                return i;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return text.Length;
    }
}
