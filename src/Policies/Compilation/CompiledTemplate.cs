using System.Text;
using Caveat.Cel.Values;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Compilation;

/// <summary>Text with expressions in it, ready to be filled in. The parts are text and expressions in the order of the text.</summary>
internal sealed class CompiledTemplate(IReadOnlyList<CompiledTemplatePart> parts)
{
    /// <summary>UTF-16 code units of a filled-in text that are kept: a terminal's screen. The API server cuts messages at 5 KB.</summary>
    public const int MaxLength = 2000;

    public IReadOnlyList<CompiledTemplatePart> Parts => parts;

    /// <summary>The text; an expression that fails shows as <c>(?)</c>, as a message must not keep a violation from being reported.</summary>
    public string Fill(Judgement judgement)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Literal ?? Show(part.Expression!, judgement));
            if (text.Length > MaxLength)
            {
                return text.ToString(0, MaxLength) + "…";
            }
        }

        return text.ToString();
    }

    private static string Show(CompiledExpression expression, Judgement judgement)
    {
        var value = judgement.Evaluate(expression);
        return value.IsError ? "(?)" : ValueFormatter.Plain(value);
    }
}
