using Caveat.Json;
using Caveat.Policies.Model;
using Caveat.Schema;
using Caveat.Text;

namespace Caveat.Policies.Linting;

/// <summary>Checks the field paths of bodies against the schemas.</summary>
internal sealed class PathCheck(LintedPolicy policy, LintFindings findings)
{
    public void Run()
    {
        foreach (var rule in policy.Spec.Rules)
        {
            var reads = rule.Bodies[0].Reads;
            foreach (var path in reads.Paths)
            {
                Check(path.Path, path.Path, path.Span);
            }

            foreach (var field in reads.Shown)
            {
                Check(field);
            }
        }
    }

    private void Check(FieldTemplate field)
    {
        if (field.Path is { } path)
        {
            Check(path.Path, path.Path, path.Span);
        }
        else if (field.Template is { } template && SpanOf(template) is { } span && Filled(template, "0") is { } one && Filled(template, "7") is { } other)
        {
            Check(one, other, span);
        }
    }

    private static TextSpan? SpanOf(TemplateText template)
    {
        foreach (var part in template.Parts)
        {
            if (part.Expression is { } expression)
            {
                return expression.Scalar.Span;
            }
        }

        return null;
    }

    private static FieldPath? Filled(TemplateText template, string worth)
    {
        var text = "";
        foreach (var part in template.Parts)
        {
            text += part.Literal ?? worth;
        }

        return FieldPath.TryParse(text, out var path, out _) ? path : null;
    }

    // The two differ in the segments that an expression gives.
    private void Check(FieldPath path, FieldPath other, TextSpan span)
    {
        string? objection = null;
        foreach (var version in policy.Versions)
        {
            var next = ObjectionTo(path, other, version);
            if (next is null)
            {
                return;
            }

            objection ??= next;
        }

        if (objection is not null)
        {
            findings.Add(LintRules.Path, LintLevel.Error, policy.Source, span, objection);
        }
    }

    /// <summary>Why a version does not have a field; null when it has, or may have. The two paths differ in the segments that an expression gives.</summary>
    public static string? ObjectionTo(FieldPath path, FieldPath other, MatchedVersion version)
    {
        var node = version.Schema.Root;
        var walked = FieldPath.Root;
        for (var i = 0; i < path.Length; i++)
        {
            var segment = path.Segments[i];
            var isGiven = other.Length > i && other.Segments[i] == segment;
            var next = segment.Name is { } name ? node.Property(name) ?? node.AdditionalProperties : node.Items;
            if (next is null)
            {
                return IsOpen(node, walked, segment) || !isGiven ? null : LintMessages.UnknownPath(segment, walked, node, version);
            }

            walked = walked.Append(segment);
            node = next;
        }

        return null;
    }

    private static bool IsOpen(SchemaNode node, FieldPath walked, PathSegment segment) =>
        node.PreservesUnknownFields || node.Type.Length == 0
        || (segment.IsName ? node.IsResource && segment.Name is ("apiVersion" or "kind" or "metadata") || walked is { Length: 1 } && walked.Segments[0].Name == "metadata" : node.Type == "array");
}
