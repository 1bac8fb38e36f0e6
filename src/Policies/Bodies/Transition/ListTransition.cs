using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Breaks when an item of a list, or a field of one, takes a denied step.</summary>
internal sealed class ListTransition(KeyedList list, FieldPath? itemField, StepComparison comparison, CompiledExpression? when) : RuleCheck
{
    /// <summary>Items of a list that are compared: each old one is looked for among the new, which is quadratic.</summary>
    public const int MaxItems = 2000;

    public override WriteFacts Asks => WriteFacts.Before;

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
        // As most writes leave it.
        if (steps.Before.SemanticEquals(steps.After))
        {
            return;
        }

        var index = 0;
        foreach (var item in steps.Before.Elements)
        {
            var now = list.IndexOf(steps.After, item, steps.Before, index);
            if (now < 0)
            {
                NoteWhole(steps, list.NameOf(item, index), item, default, comparison.Denied & (Step.Remove | WholeItem));
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
        var (old, current) = itemField is null ? (before, after) : (itemField.In(before), itemField.In(after));
        var isComparable = comparison.TryCompare(old, current, out var taken);
        if (isComparable && taken == Step.None)
        {
            return;
        }

        var path = list.NameOf(after, now) + Suffix;
        steps.Note(path, old, current, taken == Step.None ? null : comparison.Explain(path, old, current, taken));
        steps.Failure ??= isComparable ? null : comparison.ExplainDisorder(path, old, current);
    }

    private static void NoteWhole(StepList steps, string path, JsonValue before, JsonValue after, Step taken) =>
        steps.Note(path, before, after, taken == Step.None ? null : TransitionMessages.Taken(path, taken));

    private string Suffix => itemField is null ? "" : itemField.ToString() is ['[', ..] quoted ? quoted : "." + itemField;

    private void FindAdded(StepList steps)
    {
        var denied = comparison.Denied & (Step.Add | WholeItem);
        if (denied == Step.None)
        {
            return;
        }

        var index = 0;
        foreach (var item in steps.After.Elements)
        {
            if (list.IndexOf(steps.Before, item, steps.After, index) < 0)
            {
                NoteWhole(steps, list.NameOf(item, index), default, item, denied);
            }

            index++;
        }
    }
}
