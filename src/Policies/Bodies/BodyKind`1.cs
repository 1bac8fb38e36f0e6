using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies;

/// <summary>A sort of rule whose bodies are written as <typeparamref name="TBody"/>.</summary>
internal abstract class BodyKind<TBody> : BodyKind where TBody : RuleBody
{
    public sealed override string Name => Field.Name;

    public sealed override CompiledBody? Compile(RuleBody body, RuleCompilation rule) => Compile((TBody)body, rule);

    protected abstract CompiledBody? Compile(TBody body, RuleCompilation rule);

    protected static Field<RuleSpec> FieldOf(string name, RecordShape<TBody> shape, string doc) =>
        Loading.Field.Optional<RuleSpec, TBody>(name, shape, static (rule, body) => rule.Bodies.Add(body), doc);
}
