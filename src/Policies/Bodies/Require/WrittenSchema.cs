using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Schema;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Bodies.Require;

/// <summary>Reads a JSON Schema that stands in a policy.</summary>
internal static class WrittenSchema
{
    private static readonly SchemaOptions Options = new() { Dialect = SchemaDialect.JsonSchema };

    /// <summary>Null when it is wrong, which has been said then, at the place of the mistake.</summary>
    public static JsonSchema? Compile(YamlNode written, RuleCompilation rule)
    {
        if (JsonConstant.Of(written, rule.Findings) is not { } json)
        {
            return null;
        }

        var compilation = JsonSchema.Compile(json.Root, Options);
        foreach (var finding in compilation.Findings)
        {
            var span = NodeAt(written, finding.Path).Span;
            if (finding.Severity == DiagnosticSeverity.Error)
            {
                rule.Error(span, RequireMessages.BadSchema(finding));
            }
            else
            {
                rule.Findings.Add(new Diagnostic(finding.Severity, rule.Findings.Source, span, finding.ToString()));
            }
        }

        return compilation.Schema;
    }

    // As deep as the path leads; what is missing is told at what lacks it.
    private static YamlNode NodeAt(YamlNode node, FieldPath path)
    {
        foreach (ref readonly var segment in path.Segments)
        {
            var next = segment.Name is { } name ? (node as YamlMapping)?.Find(name)
                : node is YamlSequence list && segment.Index < list.Items.Count ? list.Items[segment.Index] : null;
            if (next is null)
            {
                return node;
            }

            node = next;
        }

        return node;
    }
}
