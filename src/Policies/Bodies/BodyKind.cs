using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies;

/// <summary>A sort of rule: how it is written, and what primitives it compiles to.</summary>
internal abstract class BodyKind
{
    /// <summary>The field of a rule that it is written in.</summary>
    public abstract string Name { get; }

    /// <summary>Reads it into a rule.</summary>
    public abstract Field<RuleSpec> Field { get; }

    /// <summary>Operations that it can judge at all.</summary>
    public abstract Operations Possible { get; }

    /// <summary>Operations that it judges where neither the rule nor the match names any.</summary>
    public abstract Operations Usual { get; }

    /// <summary>Makes the primitives; null when something is wrong, which is then among the findings.</summary>
    public abstract CompiledBody? Compile(RuleBody body, RuleCompilation rule);
}
