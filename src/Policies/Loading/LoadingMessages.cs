using Caveat.Kube;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>What is said about documents that can't be read.</summary>
internal static class LoadingMessages
{
    public const string EmptyText = "the text is empty; write something or leave the field out";
    public const string EmptyExpression = "the expression is empty; write CEL or leave the field out";
    public const string OpenTemplate = "'{{' is not closed; write '}}' behind the expression";
    public const string NoFields = "no field is named; name those that the rule is about, so that its message can show them";
    public const string NoSteps = "no step is named; name some of change, decrease, increase, set, unset, add, remove";
    public const string NoClimbs = "no step is named; name some of patch, nextMinor, anyMinor, nextMajor, anyMajor, patchDown, back";
    public const string NoVersions = "no version is named; name some, or leave the field out";
    public const string NoChildren = "no child is named; name the kinds that the operator makes";
    public const string ReplicasOfAnyKind = "'*' has no replicas of its own; name the kinds that keep them in this field";
    public const string NoRules = "a policy without rules does nothing; write one under rules";
    public const string NoOperations = "no operation is listed; name some of CREATE, UPDATE, DELETE, CONNECT, or leave the field out";

    public const string NoExceptedRules = "no rule is excepted; name some as policy/rule";

    public const string NoExceptedObjects = "no object is excepted; name some by apiGroup, kind and name or selector";

    public const string NoNamespace = "a CaveatException holds in one namespace; name it under metadata.namespace";

    public const string NameOrSelector = "name or select the objects; an exception for all of a kind is a rule's own matter";

    public static string WrongType(string wanted, YamlNode found) => $"{wanted} must stand here, not {NounOf(found)}";

    public static string UnknownField(string name, string noun, IReadOnlyList<string> known) =>
        $"no field '{name}' in {noun}{NearestName.Hint(name, known)}";

    public static string MissingField(string name, string noun) => $"{noun} needs '{name}'";

    public static string UnknownWord<T>(string word, IReadOnlyList<KeyValuePair<string, T>> choices) =>
        $"'{word}' is not known here; write {Words(choices)}{NearestWord(word, choices)}";

    public static string BadPath(string path, string reason) =>
        $"'{path}' is no field path: {reason}; write it as in spec.kafka.config[\"min.insync.replicas\"]";

    public static string BadDate(string text) => $"'{text}' is no date; write it as 2027-01-31 or 2027-01-31T12:00:00Z";

    public static string BadVersion(string text) => $"'{text}' is no version; write it as '4.2', which stands for 4.2.1 too, or '4.2.1'";

    public static string BadRuleReference(string text) => $"'{text}' names no rule; write it as policy/rule, or policy/* for all rules of the policy";

    public static string BadUrl(string text) => $"'{text}' is no link; write an http or https URL";

    public static string BadDuration(string text) => $"'{text}' is no length of time; write a whole number with s, m or h, at most 24h";

    public static string BadName(string text) =>
        $"'{text}' is no name; use lower case letters, digits, '-' and '.', with a letter or digit at both ends";

    public static string BadLabelKey(string text) => $"'{text}' is no key of a label; write it as in app or example.com/app";

    public static string BadLabelValue(string text) =>
        $"'{text}' is no value of a label; use at most {LabelValue.MaxLength} letters, digits, '-', '_' and '.', with a letter or digit at both ends";

    public static string UnknownKind(string kind, IReadOnlyList<string> known) =>
        $"no kind '{kind}' in {Model.DocumentFields.ApiVersion}{NearestName.Hint(kind, known)}";

    public static string UnknownVersion(string version) =>
        $"'{version}' is not an API version that can be loaded here; write {Model.DocumentFields.ApiVersion}";

    /// <summary><c>A, B or C</c>.</summary>
    public static string Words<T>(IReadOnlyList<KeyValuePair<string, T>> choices)
    {
        var text = choices[0].Key;
        for (var i = 1; i < choices.Count; i++)
        {
            text += (i == choices.Count - 1 ? " or " : ", ") + choices[i].Key;
        }

        return text;
    }

    private static string NearestWord<T>(string word, IReadOnlyList<KeyValuePair<string, T>> choices)
    {
        var words = new List<string>(choices.Count);
        foreach (var (known, _) in choices)
        {
            words.Add(known);
        }

        return NearestName.Hint(word, words);
    }

    private static string NounOf(YamlNode node) => node switch
    {
        YamlMapping => "a mapping",
        YamlSequence => "a list",
        YamlScalar { IsNull: true } => "nothing",
        YamlScalar { IsString: true } => "a string",
        YamlScalar { Value: "true" or "false" } => "a boolean",
        _ => "a number",
    };
}
