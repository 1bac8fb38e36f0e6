using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Breaks when a field takes a denied step.</summary>
internal sealed class FieldTransition(FieldPath field, StepComparison comparison, CompiledExpression? when) : RuleCheck
{
    public override WriteFacts Asks => WriteFacts.Before;

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        var before = field.In(judgement.Old);
        var after = field.In(judgement.New);
        if (judgement.Old.Kind != JsonKind.Object)
        {
            return Truth.False;
        }

        var isComparable = comparison.TryCompare(before, after, out var taken);
        if (isComparable && taken == Step.None)
        {
            return Truth.False;
        }

        var applies = when is null ? Truth.True : judgement.Test(when);
        if (applies != Truth.True)
        {
            return applies;
        }

        if (!isComparable)
        {
            return judgement.Fail(comparison.ExplainDisorder(field.ToString(), before, after));
        }

        finding = new Finding([FieldTexts.Of(field.ToString(), before, after)], comparison.Explain(field.ToString(), before, after, taken));
        return Truth.True;
    }
}
