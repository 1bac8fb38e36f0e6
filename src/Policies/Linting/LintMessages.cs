using Caveat.Json;
using Caveat.Schema;
using Caveat.Text;

namespace Caveat.Policies.Linting;

/// <summary>Everything that the linter says.</summary>
internal static class LintMessages
{
    public const string RequestName = "request.name is empty where a whole collection is deleted; read oldObject.metadata.name";

    public const string NoMessage = "the client is told no more than that the rule is broken; say under message what clashes, with {{ CEL }} for values";
    public const string PlainMessage = "the message names no field and no value; put some in with {{ CEL }}, such as {{ object.metadata.name }}";
    public const string NoFix = "the client is not told what to do instead; say it under fix";
    public const string NoDocs = "there is no link to read on; give one under docs";
    public const string OldEnforceFrom = "this date is more than a year past: the rule denies anyway; leave enforceFrom out";
    public const string NeverJudges = "the rule judges nothing: no operation that the match names is one that this body judges; name others under operations, or leave those of the match out";
    public const string Excluded = "the rules apply to nothing: exclude takes away all that match names; narrow exclude";
    public const string NeverTrue = "this is never true, so the rule never applies; correct it, or take the rule out";
    public const string NeverViolated = "the rule can never find anything: this is the same for every object; correct it, or take the rule out";
    public const string AlwaysViolated = "the rule stops everything that it applies to: this is the same for every object; correct it, or say under when where it applies";

    public static string Type(string message, MatchedVersion first, int versions) => versions == 1 ? $"{message} ({first})" : $"{message} ({first} and {versions - 1} more)";

    public static string TypeOfSome(string message, IReadOnlyList<MatchedVersion> versions) =>
        $"{message} ({string.Join(", ", versions)}, though not in the other versions); ask with has() or '.?' first";

    public static string UnknownPath(PathSegment segment, FieldPath walked, SchemaNode node, MatchedVersion version)
    {
        var place = walked.Length == 0 ? version.ToString() : $"{walked} of {version}";
        return segment.Name is { } name ? $"no field '{name}' in {place}{NearestName.Hint(name, node.PropertyNames)}" : $"{place} is no list; leave the index out";
    }

    public static string OptionalField(string place, string field, MatchedVersion? version)
    {
        var of = version is null ? "" : $" of {version}";
        var asked = IsPlain(field) ? $"'.?{field}' and orValue(), or has()" : $"'[?\"{field}\"]' and orValue(), or \"{field}\" in {place}";
        return $"{place} may lack '{field}'{of}, and the rule fails then; ask with {asked}";
    }

    public static string AbsentObject(string name) => name == "oldObject"
        ? "there is no oldObject on CREATE, and the rule fails then; leave CREATE out of operations, or ask for oldObject != null first"
        : "there is no object on DELETE and CONNECT, and the rule fails then; leave them out of operations, or ask for object != null first";

    public static string Scale(string path, string kind) =>
        $"'kubectl scale' changes {path} of {kind}, and this rule reads it and does not judge UPDATE; name UPDATE under operations";

    public static string SchemaDefault(string path, string kind, string worth) =>
        $"{path} of {kind} never looks absent: the API server fills in {worth} from the schema first; take the rule out, or require what you want instead";

    public static string SchemaDefaultOfParent(string path, string kind, string worth) =>
        $"{path} of {kind} looks absent only where its parent is: else the API server fills in {worth} from the schema first; take the rule out, or require what you want instead";

    public static string UnusedVariable(string name) => $"nothing reads variables.{name}; take it out";

    public static string UnusedLookup(string name) => $"nothing reads lookups.{name}; take it out";

    public static string Twin(string rule) => $"the rule '{rule}' says the same under the same conditions; take one out";

    private static bool IsPlain(string field)
    {
        foreach (var c in field)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return field.Length > 0 && !char.IsAsciiDigit(field[0]);
    }
}
