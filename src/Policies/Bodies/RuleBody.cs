using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Bodies;

/// <summary>A rule's body as written.</summary>
internal abstract class RuleBody
{
    public TextSpan Span { get; set; }

    public abstract BodyKind Kind { get; }

    /// <summary>Operations that it can judge at all.</summary>
    public virtual Operations Possible => Kind.Possible;

    /// <summary>Operations that it judges where the rule names none, whatever the match says; null for those of the match.</summary>
    public virtual Operations? Own => null;

    /// <summary>What it reads of the objects that the policy matches.</summary>
    public virtual BodyReads Reads => BodyReads.None;

    /// <summary>What it does, as one sentence without a full stop.</summary>
    /// <param name="source">The document's text.</param>
    public abstract string Sense(SourceText source);

    /// <summary>Whether the policy's match says what it applies to.</summary>
    public virtual bool NeedsMatch => true;
}
