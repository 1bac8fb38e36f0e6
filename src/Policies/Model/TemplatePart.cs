namespace Caveat.Policies.Model;

/// <summary>A part of a template: exactly one of the two is there.</summary>
/// <param name="Literal">Text that is shown as it is.</param>
/// <param name="Expression">An expression whose value is shown.</param>
internal readonly record struct TemplatePart(string? Literal, ExpressionText? Expression);
