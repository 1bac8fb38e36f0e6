using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Schema;

namespace Caveat.Policies.Bodies.Require;

/// <summary>Breaks when a field is not there, or does not keep to a schema.</summary>
internal sealed class SchemaCheck(FieldPath path, JsonSchema schema) : RuleCheck
{
    public override bool JudgesState => true;

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        var value = path.In(judgement.Subject);
        if (!value.Exists)
        {
            finding = new Finding(FieldTexts.Of(judgement.Subject, [path]), RequireMessages.Missing(path)) { Paths = [path] };
            return Truth.True;
        }

        var violations = schema.Validate(value);
        if (violations.Count == 0)
        {
            return Truth.False;
        }

        var cutShort = Unfinished(violations);
        finding = cutShort is null ? FindingOf(judgement, violations) : null;
        return cutShort is null ? Truth.True : judgement.Fail(cutShort.ToString());
    }

    private Finding FindingOf(Judgement judgement, IReadOnlyList<SchemaViolation> violations)
    {
        var all = new List<FieldPath>(violations.Count);
        foreach (var violation in violations)
        {
            var place = path;
            foreach (ref readonly var segment in violation.Path.Segments)
            {
                place = place.Append(segment);
            }

            all.Add(place);
        }

        var shown = all.Count <= RequireMessages.MaxViolations ? all : all[..RequireMessages.MaxViolations];
        var message = SecretFields.AreOf(judgement.Request) ? RequireMessages.BrokenSecretly(path) : RequireMessages.Broken(shown, violations);
        return new Finding(FieldTexts.Of(judgement.Subject, Distinct(shown)), message) { Paths = all };
    }

    // One place may break several keywords.
    private static List<FieldPath> Distinct(List<FieldPath> paths)
    {
        var seen = new HashSet<FieldPath>();
        return paths.FindAll(seen.Add);
    }

    // A value that the schema was too much work for.
    private static SchemaViolation? Unfinished(IReadOnlyList<SchemaViolation> violations)
    {
        foreach (var violation in violations)
        {
            if (violation.Keyword.Length == 0)
            {
                return violation;
            }
        }

        return null;
    }
}
