using Caveat.Json;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies;

/// <summary>What a body reads of objects, for tools that reason about rules without running them.</summary>
internal sealed record BodyReads
{
    public static readonly BodyReads None = new();

    /// <summary>Must be true for the body to judge at all; null when it always does.</summary>
    public ExpressionText? Guard { get; init; }

    /// <summary>Decides; null for bodies that decide without an expression.</summary>
    public ExpressionText? Verdict { get; init; }

    /// <summary>The worth of <see cref="Verdict"/> that is a violation.</summary>
    public bool ViolatedWhen { get; init; }

    /// <summary>Gives a value that is written into the object; null for none.</summary>
    public ExpressionText? Value { get; init; }

    /// <summary>Shown with their values.</summary>
    public IReadOnlyList<FieldTemplate> Shown { get; init; } = [];

    /// <summary>Read or written without an expression; paths through a list have index 0.</summary>
    public IReadOnlyList<FieldPathText> Paths { get; init; } = [];

    /// <summary>A field of the object before the write that is there whenever the body finds a violation; null for none.</summary>
    public FieldPath? PresentBefore { get; init; }

    /// <summary>The same of the object after it.</summary>
    public FieldPath? PresentAfter { get; init; }

    /// <summary>Name of a look-up that it asks; null for none.</summary>
    public string? Lookup { get; init; }
}
