using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Caveat.Policies.Authoring;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A date, from its first moment in UTC on, or a point in time by RFC 3339.</summary>
internal sealed class DateShape() : Shape<DateTimeOffset>("a date such as 2027-01-31")
{
    /// <summary>As wide as the formats; that the day exists, only reading tells.</summary>
    public const string Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2}))?$";

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    public override ShapeModel Model => new TextModel(Noun) { Pattern = Pattern };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out DateTimeOffset value)
    {
        value = default;
        if (node is not YamlScalar scalar)
        {
            return Refuse(node, findings, out value);
        }

        if (DateTimeOffset.TryParseExact(scalar.Value, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value))
        {
            return true;
        }

        findings.Error(scalar.Span, LoadingMessages.BadDate(scalar.Value));
        return false;
    }
}
