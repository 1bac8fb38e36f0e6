namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>Kubernetes' rules for names, with the messages of <c>k8s.io/apimachinery/pkg/util/validation</c>.</summary>
internal static class NameRules
{
    /// <summary>RFC 1123, section 2.1.</summary>
    public const int MaxLabelLength = 63;

    /// <summary>RFC 1123, section 2.1, and RFC 1035, section 2.3.4.</summary>
    public const int MaxSubdomainLength = 253;

    private const string LabelMessage = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character "
        + "(e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string DotsMessage = "must not contain dots";

    private const string SubdomainMessage = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string Label1035Message = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character "
        + "(e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    private const string QualifiedNameMessage = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string QualifiedFormMessage = "a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";

    private const string LabelValueMessage = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + "(e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    public static List<string> Label(string text) => Check(text, MaxLabelLength, IsLabel(text), IsSubdomain(text) ? DotsMessage : LabelMessage);

    public static List<string> Subdomain(string text) => Check(text, MaxSubdomainLength, IsSubdomain(text), SubdomainMessage);

    public static List<string> Label1035(string text) =>
        Check(text, MaxLabelLength, IsLabel(text) && !char.IsAsciiDigit(text[0]), Label1035Message);

    public static List<string> LabelValue(string text) => Check(text, MaxLabelLength, text.Length == 0 || IsNamePart(text), LabelValueMessage);

    /// <summary>What a name of that form begins with: a dash at its end does no harm.</summary>
    public static string AsPrefixed(string prefix) => prefix.Length > 1 && prefix.EndsWith('-') ? prefix[..^2] + "a" : prefix;

    public static List<string> QualifiedName(string text)
    {
        var messages = new List<string>();
        var parts = text.Split('/');
        if (parts.Length > 2)
        {
            messages.Add(QualifiedFormMessage);
            return messages;
        }

        if (parts.Length == 2)
        {
            AddPrefixed(messages, "prefix part ", parts[0].Length == 0 ? ["must be non-empty"] : Subdomain(parts[0]));
        }

        var name = parts[^1];
        if (name.Length == 0)
        {
            messages.Add("name part must be non-empty");
        }
        else if (Length(name) > MaxLabelLength)
        {
            messages.Add("name part " + TooLong(MaxLabelLength));
        }

        if (!IsNamePart(name))
        {
            messages.Add(QualifiedNameMessage);
        }

        return messages;
    }

    private static void AddPrefixed(List<string> messages, string prefix, List<string> more)
    {
        foreach (var message in more)
        {
            messages.Add(prefix + message);
        }
    }

    private static List<string> Check(string text, int maxLength, bool isValid, string message)
    {
        var messages = new List<string>();
        if (Length(text) > maxLength)
        {
            messages.Add(TooLong(maxLength));
        }

        if (!isValid)
        {
            messages.Add(message);
        }

        return messages;
    }

    private static int Length(string text) => System.Text.Encoding.UTF8.GetByteCount(text);

    private static string TooLong(int maxLength) => $"must be no more than {maxLength} bytes";

    private static bool IsLabel(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return text.Length > 0 && text[0] != '-' && text[^1] != '-';
    }

    private static bool IsSubdomain(string text)
    {
        foreach (var label in text.Split('.'))
        {
            if (!IsLabel(label))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNamePart(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);
    }
}
