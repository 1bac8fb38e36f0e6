using Caveat.Cel.Types;
using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Evaluation;
using Caveat.Policies.Native.Model;

namespace Caveat.Policies.Native.Compilation;

/// <summary>Compiles a native policy to the rules that every policy compiles to; whatever is wrong is among the findings, and everything is looked at.</summary>
internal sealed class NativeCompiler(NativePolicy document, Findings findings)
{
    private readonly NativeScopes _scopes = new(findings, document.Spec.ParamKind is not null);

    private NativePolicySpec Spec => document.Spec;

    /// <summary>Null when anything is wrong.</summary>
    public CompiledPolicy? Compile()
    {
        _scopes.Declare(Spec.Variables);
        var conditions = CompileConditions();
        var rules = document.IsMutating ? CompileMutations() : CompileValidations();
        var annotations = CompileAnnotations();
        if (findings.HasErrors)
        {
            return null;
        }

        var match = NativeMatch.Of(Spec.MatchConstraints!);
        return new CompiledPolicy
        {
            Document = document,
            FailurePolicy = Spec.FailurePolicy,
            Cells = _scopes.Cells,
            Match = match.Selectors,
            Rules = rules,
            Native = new NativeFacts
            {
                IsMutating = document.IsMutating,
                ParamKind = Spec.ParamKind is { } kind ? GroupVersionKind.Of(kind.ApiVersion, kind.Kind) : null,
                Match = match,
                Conditions = conditions,
                Annotations = annotations,
                Reinvokes = Spec.Reinvokes,
                NeedsNamespace = match.Selectors.NeedsNamespace || _scopes.NeedsNamespace,
            },
        };
    }

    private List<MatchTest> CompileConditions()
    {
        var tests = new List<MatchTest>(Spec.MatchConditions.Count);
        foreach (var condition in Spec.MatchConditions)
        {
            _scopes.StartUse();
            if (condition.Expression is { } text && _scopes.Conditions.CompileExactly(text, CelType.Bool) is { } compiled)
            {
                tests.Add(new MatchTest(condition.Name, compiled, _scopes.Asked()));
            }
        }

        return tests;
    }

    private List<CompiledRule> CompileValidations()
    {
        var rules = new List<CompiledRule>();
        foreach (var validation in Spec.Validations)
        {
            var message = validation.MessageExpression is { } text ? _scopes.Messages.CompileExactly(text, CelType.String) : null;
            _scopes.StartUse();
            if (validation.Expression is { } expression && _scopes.Conditions.CompileExactly(expression, CelType.Bool) is { } compiled)
            {
                rules.Add(RuleOf("validations", rules.Count, NativeBodies.Validation, new CompiledBody { Check = new ValidationCheck(compiled, validation, message) }));
            }
        }

        if (rules.Count == 0)
        {
            _scopes.StartUse();
            rules.Add(RuleOf(NativeBodies.AnnotationsRule, null, NativeBodies.Validation, new CompiledBody { Check = new NoCheck() }));
        }

        return rules;
    }

    private List<CompiledRule> CompileMutations()
    {
        var rules = new List<CompiledRule>();
        foreach (var mutation in Spec.Mutations)
        {
            var wanted = mutation.PatchType == PatchType.JsonPatch ? CelType.ListOf(MutationObjects.Operation) : MutationObjects.Root;
            if (mutation.Patch?.Expression is { } expression && _scopes.Mutations.CompileExactly(expression, wanted) is { } compiled)
            {
                Mutation made = mutation.PatchType == PatchType.JsonPatch ? new OperationsMutation(compiled) : new MergeMutation(compiled);
                rules.Add(RuleOf("mutations", rules.Count, NativeBodies.Mutation, new CompiledBody { Mutation = made }));
            }
        }

        return rules;
    }

    private List<CompiledAnnotation> CompileAnnotations()
    {
        var annotations = new List<CompiledAnnotation>(Spec.AuditAnnotations.Count);
        foreach (var annotation in Spec.AuditAnnotations)
        {
            if (annotation.ValueExpression is { } text && _scopes.Conditions.CompileExactly(text, CelType.String, CelType.Null) is { } compiled)
            {
                annotations.Add(new CompiledAnnotation(annotation.Key.Value, compiled));
            }
        }

        return annotations;
    }

    private CompiledRule RuleOf(string list, int? index, string bodyName, CompiledBody body) => new()
    {
        Spec = new RuleSpec { Name = new Written<string>(index is { } i ? $"{list}[{i}]" : list, document.NameSpan), Ratchet = false },
        NativeBody = bodyName,
        Ordinal = index ?? 0,
        Body = body,
        NeedsNamespace = _scopes.NeedsNamespace,
        BodyAsks = _scopes.Asked(),
    };
}
