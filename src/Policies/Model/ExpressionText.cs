using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Model;

/// <summary>CEL as its author wrote it: a part of a YAML scalar.</summary>
/// <param name="Scalar">The scalar that it stands in.</param>
/// <param name="Start">Offset of its first code unit in the scalar's value.</param>
/// <param name="Text">The expression.</param>
internal sealed record ExpressionText(YamlScalar Scalar, int Start, string Text)
{
    /// <summary>The whole expression in the document's text.</summary>
    public TextSpan Span => SpanOf(new TextSpan(0, Text.Length));

    /// <summary>The place in the document's text of a part of the expression.</summary>
    public TextSpan SpanOf(TextSpan part) => Scalar.SpanOf(new TextSpan(Start + part.Start, part.Length));
}
