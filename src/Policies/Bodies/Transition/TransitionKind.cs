using Caveat.Cel.Extensions.Stateful;
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
        if (body.ReadOnce)
        {
            return OfReadOnce(body, rule);
        }

        var denied = DeniedSteps(body, rule);
        CheckShape(body, rule);
        var when = rule.OptionalCondition(body.When);
        if (rule.Failed)
        {
            return null;
        }

        var comparison = new StepComparison(denied, OrderOf(body), body.HasVersionSteps ? VersionStepsOf(body) : null);
        return new CompiledBody
        {
            Check = body.List is null
                ? new FieldTransition(body.Field!.Path, comparison, when)
                : new ListTransition(new KeyedList(body.List.Path, body.Key?.Value), body.Field?.Path, comparison, when),
        };
    }

    private CompiledBody? OfReadOnce(TransitionBody body, RuleCompilation rule)
    {
        if (body is not { Field: null, List: null, Key: null, Deny: null, HasVersionSteps: false, As: ValueOrder.Unordered })
        {
            rule.Error(body.Span with { Length = 0 }, CompilationMessages.ReadOnceAlone);
        }

        var when = rule.OptionalCondition(body.When);
        return rule.Failed ? null : new CompiledBody { Check = new ReadOnceCheck(when), ProfileNeed = new ProfileNeed(Name, body.Span, ProfileFact.ReadOnce) };
    }

    private static ValueOrder OrderOf(TransitionBody body) => body.As == ValueOrder.Unordered && body.HasVersionSteps ? ValueOrder.Version : body.As;

    private static VersionSteps VersionStepsOf(TransitionBody body)
    {
        var climbs = Climb.None;
        foreach (var climb in body.Allow ?? [])
        {
            climbs |= climb.Value;
        }

        var edges = new List<VersionEdge>();
        var path = body.Path ?? [];
        for (var i = 1; i < path.Count; i++)
        {
            edges.Add(new VersionEdge(SeriesOf(path[i - 1]), SeriesOf(path[i])));
        }

        AddSteps(edges, body.Steps ?? []);
        if (climbs.HasFlag(Climb.Back))
        {
            edges.AddRange(edges.ConvertAll(static edge => new VersionEdge(edge.To, edge.From)));
        }

        return new VersionSteps(climbs & ~Climb.Back, edges);
    }

    // A step without from has been spoken of.
    private static void AddSteps(List<VersionEdge> edges, IReadOnlyList<VersionStepText> steps)
    {
        foreach (var step in steps)
        {
            foreach (var to in step.From.Value is null ? [] : step.To)
            {
                edges.Add(new VersionEdge(SeriesOf(step.From), SeriesOf(to)));
            }
        }
    }

    private static VersionSeries SeriesOf(Written<string> text) => new(VersionObject.Parse(text.Value)!);

    private static Step DeniedSteps(TransitionBody body, RuleCompilation rule)
    {
        var steps = Step.None;
        foreach (var step in body.Deny ?? [])
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
        CheckVersions(body, rule);
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

    private static void CheckVersions(TransitionBody body, RuleCompilation rule)
    {
        if (body.Deny is null && !body.HasVersionSteps)
        {
            rule.Error(body.Span, CompilationMessages.NoTransition);
        }

        if (!body.HasVersionSteps)
        {
            return;
        }

        if (body.As is ValueOrder.Number or ValueOrder.Quantity)
        {
            rule.Error(body.Span, CompilationMessages.StepsOfVersions);
        }

        if (body.List is not null && body.Field is null)
        {
            rule.Error(body.Span, CompilationMessages.VersionsNeedField);
        }

        if (body.Path is { Count: 1 } path && !rule.Findings.HasErrors)
        {
            rule.Error(path[0].Span, CompilationMessages.ShortPath);
        }

        foreach (var climb in body.Allow ?? [])
        {
            if (climb.Value == Climb.Back && body.Path is null && body.Steps is null)
            {
                rule.Error(climb.Span, CompilationMessages.NothingToGoBack);
            }
        }
    }
}
