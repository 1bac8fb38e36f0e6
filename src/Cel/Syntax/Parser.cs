using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>From text to a tree (CEL specification, Syntax; where it leaves a choice, cel-go's).</summary>
public static class Parser
{
    /// <summary>Most errors of one run, inclusive; cel-go gives up after 30 attempts to recover.</summary>
    public const int MaxFindings = 30;

    /// <summary>Reads an expression; any text whatsoever ends in a tree or in errors, in time and memory linear in its length.</summary>
    public static ParseResult Parse(SourceText source, ParserOptions options)
    {
        var findings = new SyntaxFindings(source);
        var factory = new ExprFactory(findings);
        var codePoints = CountCodePoints(source.Text);
        if (codePoints > options.MaxCodePoints)
        {
            findings.Add(new TextSpan(0, 0), SyntaxErrors.TooManyCodePoints(codePoints, options.MaxCodePoints));
            return new ParseResult(null, findings.InOrder(), factory);
        }

        var root = new ExpressionParser(options, findings, factory).Parse();
        return new ParseResult(findings.Any ? null : root, findings.InOrder(), factory);
    }

    private static int CountCodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                count--;
            }
        }

        return count;
    }
}
