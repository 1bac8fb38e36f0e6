using System.Text;
using Caveat.Json;
using Caveat.Text;

namespace Caveat.Schema;

/// <summary>Every sentence about values and schemas.</summary>
internal static class SchemaMessages
{
    public const string TooDeep = "nests schemas deeper than 1024 (MaxEvaluationDepth); not judged to the end";
    public const string TooManySteps = "takes more than 2000000 steps (MaxSteps); not judged to the end";
    public const string SchemaTooDeep = "schemas nest deeper than 256 (MaxSchemaDepth)";
    public const string Loop = "a schema applies itself to the same value again by '$ref'; go through 'properties' or 'items' in between";
    public const string Nothing = "must not be there";
    public const string Not = "must not match the schema under 'not', and does";
    public const string NotMissing = "must be there";
    public const string NoName = "must not be empty";

    public static string Type(string expected, JsonValue value) => $"must be {expected}, is {KindOf(value)}";

    public static string Enum(IReadOnlyList<JsonLiteral> members, JsonValue value) =>
        $"must be one of {List(members)}; is {Show(value)}{Near(members, value)}";

    public static string Const(JsonLiteral expected, JsonValue value) => $"must be {Show(expected.Value)}, is {Show(value)}";

    public static string Bound(string relation, JsonLiteral limit, JsonValue value) => $"must be {relation} {limit}, is {Show(value)}";

    public static string MultipleOf(JsonLiteral factor, JsonValue value) => $"must be a multiple of {factor}, is {Show(value)}";

    public static string Count(string bound, int limit, string singular, string plural, int count) =>
        $"must have {bound} {limit} {(limit == 1 ? singular : plural)}, has {count}";

    public static string Pattern(string pattern, JsonValue value) => $"must match {pattern}, is {Show(value)}";

    public static string Format(string description, JsonValue value) => $"must be {description}, is {Show(value)}";

    public static string Repeated(int first) => $"is the same as element {first}; each may be there once";

    public static string RepeatedKeys(string keys, int first) => $"has the same {keys} as element {first}; each may be there once";

    public static string Contains(string bound, int limit, int count) =>
        $"must have {bound} {limit} {(limit == 1 ? "element" : "elements")} matching the schema under 'contains', has {count}";

    public static string Dependent(string other) => $"must be there, as '{other}' is";

    public static string UnknownField(string name, IEnumerable<string> known) => $"is no known field{NearestName.Hint(name, known)}";

    public static string NotAllowed(string name, IEnumerable<string> known) => $"is not allowed here{NearestName.Hint(name, known)}";

    public static string BadName(string why) => $"has a name that {why}";

    public static string NoAlternative(IReadOnlyList<string> reasons)
    {
        var builder = new StringBuilder("matches none of ").Append(reasons.Count).Append(reasons.Count == 1 ? " alternative" : " alternatives");
        for (var i = 0; i < reasons.Count; i++)
        {
            builder.Append(i == 0 ? ": " : "; ").Append('(').Append(i + 1).Append(") ").Append(reasons[i]);
        }

        return builder.ToString();
    }

    public static string Alternatives(int first, int second) => $"matches alternatives {first} and {second}; exactly one may match";

    public static string WrongForm(string expected, JsonValue value) => $"must be {expected}, is {Show(value)}";

    public static string UnknownKeyword(string name, string dialect, IEnumerable<string> known) => $"is no keyword of {dialect}{NearestName.Hint(name, known)}";

    public static string IgnoredKeyword(string name, string dialect, IEnumerable<string> known) =>
        $"is no keyword of {dialect} and has no effect{NearestName.Hint(name, known)}";

    public static string RefusedKeyword(string dialect) => $"can't stand in {dialect}";

    public static string UnknownType(string name, IEnumerable<string> known) => $"is no type{NearestName.Hint(name, known)}";

    public static string UncheckedFormat(string name) => $"format '{name}' is not checked";

    public static string NoTarget(JsonPointer target) => $"leads to '{target}', which is not in this schema";

    public static string RemoteReference(string reference) => $"must start with '#', as only schemas of this document can be meant; is \"{reference}\"";

    public static string BadPattern(string why) => $"is no pattern of RE2's syntax: {why}";

    /// <summary>A value as JSON, cut to a length that a message can bear.</summary>
    public static string Show(JsonValue value)
    {
        var raw = value.Raw;
        if (!value.Exists)
        {
            return "nothing";
        }

        if (raw.Length <= SchemaLimits.MaxShownBytes)
        {
            return Encoding.UTF8.GetString(raw);
        }

        var end = SchemaLimits.MaxShownBytes;
        while ((raw[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return Encoding.UTF8.GetString(raw[..end]) + "…";
    }

    public static string KindOf(JsonValue value) => value.Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.True or JsonKind.False => $"a boolean ({value})",
        JsonKind.Integer or JsonKind.Float => $"a number ({Show(value)})",
        JsonKind.String => $"a string ({Show(value)})",
        JsonKind.Array => "an array",
        JsonKind.Object => "an object",
        _ => "absent",
    };

    private static string List(IReadOnlyList<JsonLiteral> members)
    {
        var builder = new StringBuilder();
        var shown = Math.Min(members.Count, SchemaLimits.MaxShownMembers);
        for (var i = 0; i < shown; i++)
        {
            builder.Append(i == 0 ? "" : ", ").Append(Show(members[i].Value));
        }

        return shown < members.Count ? builder.Append(", and ").Append(members.Count - shown).Append(" more").ToString() : builder.ToString();
    }

    private static string Near(IReadOnlyList<JsonLiteral> members, JsonValue value)
    {
        var names = new List<string>();
        foreach (var member in members)
        {
            if (member.Value.Text is { } name)
            {
                names.Add(name);
            }
        }

        return value.Text is { } text ? NearestName.Hint(text, names) : "";
    }
}
