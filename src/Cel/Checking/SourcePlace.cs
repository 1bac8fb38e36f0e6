using Caveat.Cel.Syntax;
using Caveat.Text;

namespace Caveat.Cel.Checking;

/// <summary>Narrows the span of a node to the name that a message is about.</summary>
internal static class SourcePlace
{
    /// <summary>The field's name in <c>a.b</c>; the whole node where it isn't written at its end, as in a macro's result.</summary>
    public static TextSpan OfField(SourceText source, SelectExpr select)
    {
        var start = select.Span.End - select.Field.Length;
        var written = select.Span.Start >= 0
            && start > select.Span.Start
            && select.Span.End <= source.Text.Length
            && source.Text.AsSpan(start, select.Field.Length).SequenceEqual(select.Field);
        return written ? new TextSpan(start, select.Field.Length) : select.Span;
    }

    /// <summary>The function's name in <c>x.f(y)</c>; the whole node where it isn't written behind the receiver.</summary>
    public static TextSpan OfFunction(SourceText source, CallExpr call)
    {
        var from = call.Target is null ? call.Span.Start : call.Target.Span.End;
        var inside = from >= call.Span.Start && from <= call.Span.End && call.Span.Start >= 0 && call.Span.End <= source.Text.Length && call.Span.End >= from;
        if (!inside || call.Function.Length == 0)
        {
            return call.Span;
        }

        var at = source.Text.AsSpan(from, call.Span.End - from).IndexOf(call.Function, StringComparison.Ordinal);
        return at < 0 ? call.Span : new TextSpan(from + at, call.Function.Length);
    }
}
