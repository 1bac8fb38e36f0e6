using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The API server's library of named formats.</summary>
public static class FormatLibrary
{
    /// <summary>Length of <c>govalidator.URL</c>, by which the API server counts the cost of <c>uri</c>.</summary>
    private const int UrlRegexLength = 1_120;

    /// <summary>Length of the regular expression that a format is taken to have before anything runs (apiserver: <c>MaxNameFormatRegexSize</c>).</summary>
    private const int MaxFormatRegexLength = 128;

    private static readonly (string Name, NamedFormat Format, string Doc, string Good, string Bad)[] Formats =
    [
        ("dns1123Label", new("DNS1123Label", 30, NameRules.Label), "a label of RFC 1123 in lower case", "my-name", "My_Name"),
        ("dns1123Subdomain", new("DNS1123Subdomain", 60, NameRules.Subdomain), "a subdomain of RFC 1123 in lower case", "apiextensions.k8s.io", "a..b"),
        ("dns1035Label", new("DNS1035Label", 30, NameRules.Label1035), "a label of RFC 1035 in lower case, which begins with a letter", "my-name", "1a"),
        ("qualifiedName", new("QualifiedName", 60, NameRules.QualifiedName), "a name with an optional prefix, as labels and annotations have", "example.com/MyName", "a/b/c"),
        ("dns1123LabelPrefix", new("DNS1123LabelPrefix", 30, text => NameRules.Label(NameRules.AsPrefixed(text))), "what a label of RFC 1123 can begin with", "my-name-", "-my"),
        ("dns1123SubdomainPrefix", new("DNS1123SubdomainPrefix", 60, text => NameRules.Subdomain(NameRules.AsPrefixed(text))), "what a subdomain of RFC 1123 can begin with", "my.prefix-", ".a"),
        ("dns1035LabelPrefix", new("DNS1035LabelPrefix", 30, text => NameRules.Label1035(NameRules.AsPrefixed(text))), "what a label of RFC 1035 can begin with", "my-name-", "1a-"),
        ("labelValue", new("LabelValue", 40, NameRules.LabelValue), "the value of a label", "my_value", "-a"),
        ("uri", new("URI", UrlRegexLength, FormatRules.Uri), "what `isURL` accepts", "http://example.com", "../a"),
        ("uuid", new("uuid", FormatRules.UuidPattern.Length, FormatRules.Uuid), "a UUID, with dashes or without", "123e4567-e89b-12d3-a456-426614174000", "123e4567"),
        ("byte", new("byte", FormatRules.Base64Pattern.Length, FormatRules.Base64), "base64 with padding", "aGVsbG8=", "aGVsbG8"),
        ("date", new("date", FormatRules.TimePattern.Length, FormatRules.Date), "a date of RFC 3339", "2021-01-01", "2021-02-29"),
        ("datetime", new("datetime", FormatRules.TimePattern.Length, FormatRules.DateTime), "a date and time of RFC 3339", "2021-01-01T00:00:00Z", "2021-01-01"),
    ];

    private static CelType Type => NamedFormat.FormatType;

    private static CostRule Validation { get; } = new(
        (arguments, _) => Cost(CostRule.SizeOf(arguments[1]), arguments[0].As<NamedFormat>().MaxRegexLength),
        call => new CallEstimate(call.SizeOf(1).Times(CostRule.StringTraversal).Times(MaxFormatRegexLength * CostRule.RegexLength)));

    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "kubernetes.format",
        Doc = "Named formats of strings.",
        Types = [Type],
        Functions = Functions(),
    };

    private static List<FunctionDeclaration> Functions()
    {
        var functions = new List<FunctionDeclaration>
        {
            Function("format.named", Make("format-named", [CelType.String], CelType.OptionalOf(Type), Of(Named), CostRule.One,
                "The format of a name, or none.",
                Example("format.named('date').hasValue()", "true"),
                Example("format.named('colour').hasValue()", "false"))),
            Function("validate", Member("format-validate", [Type, CelType.String], CelType.OptionalOf(CelType.ListOf(CelType.String)), Of(Validate), Validation,
                "The messages of what is wrong with a string; none where nothing is.",
                Example("format.date().validate('2021-01-01')", "optional.none()"),
                Example("format.date().validate('yesterday').value()", "['invalid date']"),
                Example("format.dns1123Label().validate('my-name').hasValue()", "false"))),
        };
        foreach (var (name, format, doc, good, bad) in Formats)
        {
            functions.Add(Function("format." + name, Make("format." + name, [], Type, Of((Value[] _) => Value.Of(format)), CostRule.One,
                $"The format of {doc}.",
                Example($"format.{name}().validate('{good}')", "optional.none()"),
                Example($"format.{name}().validate('{bad}').hasValue()", "true"))));
        }

        return functions;
    }

    private static long Cost(long size, int regexLength) =>
        CostRule.Scaled(size + 1, CostRule.StringTraversal) * CostRule.Scaled(regexLength, CostRule.RegexLength);

    private static Value Named(Value name)
    {
        foreach (var (known, format, _, _, _) in Formats)
        {
            if (known == name.AsText)
            {
                return Value.Of(OptionalObject.Of(Value.Of(format)));
            }
        }

        return Value.Of(OptionalObject.None);
    }

    private static Value Validate(Value format, Value text)
    {
        var messages = format.As<NamedFormat>().Validate(text.AsText);
        if (messages.Count == 0)
        {
            return Value.Of(OptionalObject.None);
        }

        var list = new Value[messages.Count];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = Value.Of(messages[i]);
        }

        return Value.Of(OptionalObject.Of(Value.Of(new ValueList(list))));
    }
}
