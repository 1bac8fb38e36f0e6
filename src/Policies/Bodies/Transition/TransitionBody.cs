using Caveat.Json;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Bodies.Transition;

/// <summary><c>transition</c> as written: steps from the old object to the new one that are not allowed.</summary>
internal sealed class TransitionBody : RuleBody
{
    public override BodyKind Kind => TransitionKind.Instance;

    public FieldPathText? Field { get; set; }

    public FieldPathText? List { get; set; }

    public Written<string>? Key { get; set; }

    public ValueOrder As { get; set; } = ValueOrder.Unordered;

    public IReadOnlyList<Written<Step>>? Deny { get; set; }

    public IReadOnlyList<Written<Climb>>? Allow { get; set; }

    public IReadOnlyList<Written<string>>? Path { get; set; }

    public IReadOnlyList<VersionStepText>? Steps { get; set; }

    /// <summary>Whether it says which version may follow which.</summary>
    public bool HasVersionSteps => Allow is not null || Path is not null || Steps is not null;

    public ExpressionText? When { get; set; }

    public bool ReadOnce { get; set; }

    public override BodyReads Reads => new()
    {
        Guard = When,
        Paths = PathsOf(),
        PresentBefore = Denies(Step.Decrease | Step.Increase | Step.Unset) ? Field?.Path : null,
        PresentAfter = Denies(Step.Decrease | Step.Increase | Step.Set) ? Field?.Path : null,
    };

    public override string Sense(SourceText source)
    {
        if (ReadOnce)
        {
            return "tells that a change of fields that the operator reads only once does nothing";
        }

        var steps = new List<string>();
        foreach (var step in Deny ?? [])
        {
            steps.Add(step.Value.ToString().ToLowerInvariant());
        }

        if (HasVersionSteps)
        {
            steps.Add("versions that are not allowed to follow");
        }

        var subject = List is null ? Field?.Path.ToString() : Field is null ? $"the items of {List.Path}" : $"{Field.Path} of the items of {List.Path}";
        return HasVersionSteps ? $"stops steps of {subject} that versions must not take" : $"stops steps of {subject}: {string.Join(", ", steps)}";
    }

    public static RecordShape<TransitionBody> Shape { get; } = new("a transition", static () => new TransitionBody(),
    [
        Loading.Field.Optional<TransitionBody, FieldPathText>("field", Shapes.FieldPath, static (t, v) => t.Field = v,
            "Path of the field; with list, in each of its items."),
        Loading.Field.Optional<TransitionBody, FieldPathText>("list", Shapes.FieldPath, static (t, v) => t.List = v,
            "Path of a list whose items are compared one by one."),
        Loading.Field.Optional<TransitionBody, Written<string>>("key", Shapes.Text, static (t, v) => t.Key = v,
            "Field that tells the list's items apart; items without key are told apart by their whole value."),
        Loading.Field.Optional<TransitionBody, ValueOrder>("as", TransitionShapes.Order, static (t, v) => t.As = v,
            "How values compare: number (when left out), quantity, version (when left out with allow, path or steps) or image, by the version in its tag."),
        Loading.Field.Optional<TransitionBody, IReadOnlyList<Written<Step>>>("deny", TransitionShapes.Steps, static (t, v) => t.Deny = v,
            "Steps that are not allowed: change, decrease, increase, set, unset; add and remove of list items."),
        Loading.Field.Optional<TransitionBody, IReadOnlyList<Written<Climb>>>("allow", TransitionShapes.Climbs, static (t, v) => t.Allow = v,
            "Steps of versions that are allowed, all others being denied: patch, nextMinor, anyMinor, nextMajor, anyMajor (each with those before it), patchDown; back along path and steps."),
        Loading.Field.Optional<TransitionBody, IReadOnlyList<Written<string>>>("path", TransitionShapes.Versions, static (t, v) => t.Path = v,
            "Versions that are gone through one after the other; other steps are denied."),
        Loading.Field.Optional<TransitionBody, IReadOnlyList<VersionStepText>>("steps", TransitionShapes.VersionSteps, static (t, v) => t.Steps = v,
            "Steps of versions that are allowed, from one to some; others are denied."),
        Loading.Field.Optional<TransitionBody, Written<bool>>("readOnce", Shapes.Boolean, static (t, v) => t.ReadOnce = v.Value,
            "true, instead of all the others but when: no field changes that the operator reads only once, as its profile says."),
        Loading.Field.Optional<TransitionBody, ExpressionText>("when", Shapes.Expression, static (t, v) => t.When = v,
            "CEL of type bool, over object and oldObject: only where this is true."),
    ], static (t, span) => t.Span = span);

    /// <summary>Whether it denies nothing but these, of one field.</summary>
    private bool Denies(Step steps)
    {
        foreach (var step in Deny ?? [])
        {
            if ((step.Value & ~steps) != Step.None)
            {
                return false;
            }
        }

        return List is null && Deny is not null && !HasVersionSteps;
    }

    private List<FieldPathText> PathsOf()
    {
        var paths = new List<FieldPathText>();
        if (List is not null)
        {
            paths.Add(List);
            paths.AddRange(Key is { } key ? [new FieldPathText(List.Path.Append(0).Append(key.Value), key.Span)] : []);
        }

        if (Field is not null)
        {
            paths.Add(List is null ? Field : Field with { Path = FieldPath.Of([.. List.Path.Segments, PathSegment.Of(0), .. Field.Path.Segments]) });
        }

        return paths;
    }
}
