using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>"You can't go from there to here."</summary>
internal sealed class TransitionKind : BodyKind<TransitionBody>
{
    private const Step OfItems = Step.Add | Step.Remove;
    private const Step Ordered = Step.Decrease | Step.Increase;

    public static readonly TransitionKind Instance = new();

    public override Field<RuleSpec> Field { get; } = FieldOf("transition", TransitionBody.Shape, "Steps from the old object to the new one that are not allowed.");

    public override Operations Possible => Operations.Update;

    public override Operations Usual => Operations.Update;

    protected override CompiledBody? Compile(TransitionBody body, RuleCompilation rule)
    {
        var denied = DeniedSteps(body, rule);
        CheckShape(body, rule);
        var when = rule.OptionalCondition(body.When);
        if (rule.Failed)
        {
            return null;
        }

        var comparison = new StepComparison(denied, body.As);
        return new CompiledBody
        {
            Check = body.List is null
                ? new FieldTransition(body.Field!.Path, comparison, when)
                : new ListTransition(new KeyedList(body.List.Path, body.Key?.Value), body.Field?.Path, comparison, when),
        };
    }

    private static Step DeniedSteps(TransitionBody body, RuleCompilation rule)
    {
        var steps = Step.None;
        foreach (var step in body.Deny)
        {
            steps |= step.Value;
            if (body.List is null && (step.Value & OfItems) != Step.None)
            {
                rule.Error(step.Span, CompilationMessages.StepNeedsList(step.Value));
            }
            else if (body.List is not null && body.Field is null && (step.Value & Ordered) != Step.None)
            {
                rule.Error(step.Span, CompilationMessages.StepNeedsField(step.Value));
            }
        }

        return steps;
    }

    private static void CheckShape(TransitionBody body, RuleCompilation rule)
    {
        if (body.Field is null && body.List is null)
        {
            rule.Error(body.Span, CompilationMessages.TransitionOfNothing);
        }

        if (body.Key is { } key && body.List is null)
        {
            rule.Error(key.Span, CompilationMessages.KeyNeedsList);
        }

        if (body.List is not null && body.Field is not null && body.Key is null)
        {
            rule.Error(body.Span, CompilationMessages.FieldNeedsKey);
        }
    }
}
