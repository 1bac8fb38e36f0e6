using System.Globalization;
using System.Text;
using Caveat.Cel.RegularExpressions;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The formats of OpenAPI that <c>format.named</c> knows, as <c>kube-openapi</c>'s <c>strfmt</c> checks them.</summary>
internal static class FormatRules
{
    /// <summary><c>strfmt.UUIDPattern</c>.</summary>
    public const string UuidPattern = "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$";

    /// <summary><c>strfmt.DateTimePattern</c>, of what follows the T.</summary>
    public const string TimePattern = "^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$";

    /// <summary><c>govalidator.Base64</c>.</summary>
    public const string Base64Pattern = "^(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=|[A-Za-z0-9+\\/]{4})$";

    private static readonly Lazy<Re2Pattern> UuidRegex = new(() => Compile(UuidPattern));
    private static readonly Lazy<Re2Pattern> TimeRegex = new(() => Compile(TimePattern));
    private static readonly Lazy<Re2Pattern> Base64Regex = new(() => Compile(Base64Pattern));

    public static IReadOnlyList<string> Uri(string text) => UrlParser.IsRequest(Encoding.UTF8.GetBytes(text), out var error) ? [] : [error];

    public static IReadOnlyList<string> Uuid(string text) => Matches(UuidRegex.Value, text) ? [] : ["does not match the UUID format"];

    public static IReadOnlyList<string> Base64(string text) => Matches(Base64Regex.Value, text) ? [] : ["invalid base64"];

    public static IReadOnlyList<string> Date(string text) => IsDate(text) ? [] : ["invalid date"];

    public static IReadOnlyList<string> DateTime(string text) => IsDateTime(text.ToLowerInvariant()) ? [] : ["invalid datetime"];

    private static bool IsDateTime(string text)
    {
        var parts = text.Split('t');
        if (text.Length < 4 || parts.Length < 2 || !IsDate(parts[0]) || !Matches(TimeRegex.Value, parts[1]))
        {
            return false;
        }

        var time = parts[1].AsSpan();
        return time[..2].SequenceCompareTo("23") <= 0 && time[3..5].SequenceCompareTo("59") <= 0 && time[6..8].SequenceCompareTo("59") <= 0;
    }

    /// <summary>Year 0 is a date too, as in Go.</summary>
    private static bool IsDate(string text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(text.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day))
        {
            return false;
        }

        return month is >= 1 and <= 12 && day >= 1 && day <= System.DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
    }

    private static bool Matches(Re2Pattern pattern, string text) => pattern.IsMatch(Encoding.UTF8.GetBytes(text));

    private static Re2Pattern Compile(string pattern) =>
        Re2Pattern.TryCompile(pattern, out var compiled, out var error) ? compiled : throw new InvalidOperationException(error);
}
