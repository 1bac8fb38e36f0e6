using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Compilation;

/// <summary>Breaks when an expression is true, or when it is false.</summary>
internal sealed class ExpressionCheck(CompiledExpression expression, bool violatedWhen, IReadOnlyList<CompiledField> fields, string usualMessage) : RuleCheck
{
    public override bool JudgesState => true;

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        var truth = judgement.Test(expression);
        if (truth == Truth.Error || truth == Truth.True != violatedWhen)
        {
            return truth == Truth.Error ? Truth.Error : Truth.False;
        }

        var paths = new List<FieldPath>();
        foreach (var field in fields)
        {
            field.AddPaths(judgement, paths);
        }

        finding = new Finding(FieldTexts.Of(judgement.Subject, paths), usualMessage) { Paths = paths };
        return Truth.True;
    }
}
