using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Caveat.Policies.Authoring;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A length of time: a whole number with <c>s</c>, <c>m</c> or <c>h</c>, up to a day.</summary>
internal sealed class DurationShape() : Shape<TimeSpan>("a length of time such as 30s")
{
    public override ShapeModel Model => new TextModel(Noun) { Pattern = "^[0-9]+[smh]$" };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out TimeSpan value)
    {
        value = default;
        if (node is not YamlScalar scalar)
        {
            return Refuse(node, findings, out value);
        }

        if (TryParse(scalar.Value, out value))
        {
            return true;
        }

        findings.Error(scalar.Span, LoadingMessages.BadDuration(scalar.Value));
        return false;
    }

    private static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var unit = text.Length < 2 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        if (unit == 0 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        value = TimeSpan.FromSeconds((long)count * unit);
        return value <= TimeSpan.FromDays(1);
    }
}
