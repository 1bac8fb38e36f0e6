using Caveat.Text;

namespace Caveat.Cel.Values;

/// <summary>An evaluation that failed, as a value. Immutable: a position is added by wrapping.</summary>
public sealed class CelError : ValueObject
{
    /// <summary>A failure whose place is not known yet.</summary>
    /// <param name="message">As CEL's implementations word it where tests compare: <c>division by zero</c>, <c>no such key: x</c>.</param>
    public CelError(string message) : base(ValueKind.Error) => Message = message;

    private CelError(string message, TextSpan span) : this(message) => Span = span;

    /// <summary>What went wrong.</summary>
    public string Message { get; }

    /// <summary>The part of the expression that failed; null while not known.</summary>
    public TextSpan? Span { get; }

    /// <summary>This error at a place; one that has a place keeps it, as the innermost is the most telling.</summary>
    public CelError At(TextSpan span) => Span is null ? new CelError(Message, span) : this;

    /// <summary>This error at a place, whatever place it has: that of an error in a variable's own expression means nothing in the expression that reads the variable.</summary>
    public CelError MovedTo(TextSpan span) => Span == span ? this : new CelError(Message, span);
}
