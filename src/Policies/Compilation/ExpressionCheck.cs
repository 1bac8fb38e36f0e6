using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Compilation;

/// <summary>Breaks when an expression is true, or when it is false.</summary>
internal sealed class ExpressionCheck(CompiledExpression expression, bool violatedWhen, FieldPath[] fields, string usualMessage) : RuleCheck
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

        finding = new Finding(FieldTexts.Of(judgement.Subject, fields), usualMessage);
        return Truth.True;
    }

    public override bool IsUntouched(Judgement judgement)
    {
        foreach (var field in fields)
        {
            if (!field.In(judgement.New).SemanticEquals(field.In(judgement.Old)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The paths as written.</summary>
    public static FieldPath[] FieldsOf(IReadOnlyList<FieldPathText> written)
    {
        var fields = new FieldPath[written.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = written[i].Path;
        }

        return fields;
    }
}
