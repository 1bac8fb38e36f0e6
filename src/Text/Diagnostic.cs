namespace Caveat.Text;

/// <summary>A finding about a text: where, what, and what instead.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Source">The text it is about.</param>
/// <param name="Span">The place in that text.</param>
/// <param name="Message">One sentence without the position and without a full stop; what to write instead stands behind a semicolon.</param>
public sealed record Diagnostic(DiagnosticSeverity Severity, SourceText Source, TextSpan Span, string Message)
{
    /// <summary>An error at a place.</summary>
    public static Diagnostic Error(SourceText source, TextSpan span, string message) =>
        new(DiagnosticSeverity.Error, source, span, message);

    /// <summary>A warning at a place.</summary>
    public static Diagnostic Warning(SourceText source, TextSpan span, string message) =>
        new(DiagnosticSeverity.Warning, source, span, message);

    /// <summary>Line and column of the start of <see cref="Span"/>.</summary>
    public TextPosition Position => Source.PositionOf(Span.Start);

    /// <summary>The form that editors and terminals make a link of: <c>limits.yaml:14:22: message</c>.</summary>
    public override string ToString()
    {
        var position = Position;
        var kind = Severity == DiagnosticSeverity.Warning ? "warning: " : "";
        return $"{Source.Name}:{position.Line}:{position.Column}: {kind}{Message}";
    }
}
