using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Policies.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>The end of an exception: a date counts to its last moment in UTC, as people mean it who write <c>until</c>.</summary>
internal sealed class ExceptionEndShape() : Shape<ExceptionEnd>("a date such as 2027-01-31")
{
    private static readonly int DateLength = "2027-01-31".Length;

    public override ShapeModel Model => new TextModel(Noun) { Pattern = DateShape.Pattern };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out ExceptionEnd value)
    {
        value = null;
        if (!Shapes.Date.TryRead(node, findings, out var time))
        {
            return false;
        }

        var text = ((YamlScalar)node).Value;
        var isDay = text.Length == DateLength && time < DateTimeOffset.MaxValue.AddDays(-1);
        value = new ExceptionEnd(isDay ? time.AddDays(1) : time, text);
        return true;
    }
}
