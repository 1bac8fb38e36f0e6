using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Breaks when an item of a list, or a field of one, takes a denied step.</summary>
internal sealed class ListTransition(KeyedList list, FieldPath? itemField, StepComparison comparison, CompiledExpression? when) : RuleCheck
{
    /// <summary>Items that a message names.</summary>
    public const int MaxFields = 8;

    /// <summary>Items of a list that are compared: each old one is looked for among the new, which is quadratic.</summary>
    public const int MaxItems = 2000;

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        if (judgement.Old.Kind != JsonKind.Object)
        {
            return Truth.False;
        }

        var steps = new StepList(list.In(judgement.Old), list.In(judgement.New));
        if (steps.Before.Count > MaxItems || steps.After.Count > MaxItems)
        {
            return judgement.Fail(TransitionMessages.TooLong(list.Path, MaxItems));
        }

        CompareItems(steps);
        if (steps.Fields is null && steps.Failure is null)
        {
            return Truth.False;
        }

        var applies = when is null ? Truth.True : judgement.Test(when);
        if (applies != Truth.True)
        {
            return applies;
        }

        if (steps.Failure is not null)
        {
            return judgement.Fail(steps.Failure);
        }

        finding = new Finding(steps.Fields!, steps.Message!);
        return Truth.True;
    }

    private void CompareItems(StepList steps)
    {
        var index = 0;
        foreach (var item in steps.Before.Elements)
        {
            var now = list.IndexOf(steps.After, item);
            if (now < 0)
            {
                Note(steps, list.Path.Append(index), item, default, comparison.Denied & (Step.Remove | WholeItem));
            }
            else
            {
                CompareItem(steps, now, item);
            }

            index++;
        }

        FindAdded(steps);
    }

    // Without a field, the item itself is what changes when it comes or goes.
    private Step WholeItem => itemField is null ? Step.Change : Step.None;

    private void CompareItem(StepList steps, int now, JsonValue before)
    {
        var after = steps.After.At(now);
        var itemPath = list.Path.Append(now);
        var (path, old, current) = itemField is null ? (itemPath, before, after) : (Join(itemPath, itemField), itemField.In(before), itemField.In(after));
        if (comparison.TryCompare(old, current, out var taken))
        {
            Note(steps, path, old, current, taken);
        }
        else
        {
            steps.Failure ??= TransitionMessages.NoOrder(path, old, current);
        }
    }

    private void FindAdded(StepList steps)
    {
        if ((comparison.Denied & (Step.Add | WholeItem)) == 0)
        {
            return;
        }

        var index = 0;
        foreach (var item in steps.After.Elements)
        {
            if (list.IndexOf(steps.Before, item) < 0)
            {
                Note(steps, list.Path.Append(index), default, item, comparison.Denied & (Step.Add | WholeItem));
            }

            index++;
        }
    }

    private static void Note(StepList steps, FieldPath path, JsonValue before, JsonValue after, Step taken)
    {
        if (taken == Step.None)
        {
            return;
        }

        steps.Fields ??= [];
        steps.Message ??= TransitionMessages.Taken(path, taken);
        if (steps.Fields.Count < MaxFields)
        {
            steps.Fields.Add(FieldTexts.Of(path, before, after));
        }
    }

    private static FieldPath Join(FieldPath item, FieldPath field)
    {
        foreach (var segment in field.Segments)
        {
            item = item.Append(segment);
        }

        return item;
    }
}
