using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>A value with the place where its author wrote it.</summary>
/// <param name="Value">What was written.</param>
/// <param name="Span">Where, in the document's text.</param>
public readonly record struct Written<T>(T Value, TextSpan Span);
