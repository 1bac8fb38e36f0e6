namespace Caveat.Policies.Model;

/// <summary>Text with <c>{{ CEL }}</c> in it, as written.</summary>
/// <param name="Parts">Literal text and expressions in turn, in the order of the text.</param>
internal sealed record TemplateText(IReadOnlyList<TemplatePart> Parts);
