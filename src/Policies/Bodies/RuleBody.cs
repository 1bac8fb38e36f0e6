using Caveat.Text;

namespace Caveat.Policies.Bodies;

/// <summary>A rule's body as written.</summary>
internal abstract class RuleBody
{
    public TextSpan Span { get; set; }

    public abstract BodyKind Kind { get; }
}
