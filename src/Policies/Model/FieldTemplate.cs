namespace Caveat.Policies.Model;

/// <summary>A field that a rule is about, as written: exactly one of the two is there.</summary>
/// <param name="Path">A path that is always the same.</param>
/// <param name="Template">A path with expressions in it; one that gives a list stands for a path each.</param>
internal sealed record FieldTemplate(FieldPathText? Path, TemplateText? Template);
