using Caveat.Text;

namespace Caveat.Policies.Linting;

/// <summary>Something to be said about a document.</summary>
/// <param name="Rule">Stable id, one of <see cref="LintRules"/>.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Source">The text that it is about.</param>
/// <param name="Span">The place in that text.</param>
/// <param name="Message">What, and behind a semicolon what instead.</param>
public sealed record LintFinding(string Rule, LintLevel Level, SourceText Source, TextSpan Span, string Message)
{
    /// <summary>Line and column of the start of <see cref="Span"/>.</summary>
    public TextPosition Position => Source.PositionOf(Span.Start);

    /// <summary><c>listeners.yaml:14:22: warning: message [rule]</c>.</summary>
    public override string ToString() => $"{Source.Name}:{Position.Line}:{Position.Column}: {Level.ToString().ToLowerInvariant()}: {Message} [{Rule}]";
}
