using System.Text;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Native.Model;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>Breaks when a validation's expression is false.</summary>
internal sealed class ValidationCheck(CompiledExpression expression, ValidationSpec written, CompiledExpression? message) : RuleCheck
{
    /// <summary>Bytes of what a <c>messageExpression</c> gives: a longer text is not shown (k8s.io/apiserver, <c>MaxEvaluatedMessageExpressionSizeBytes</c>).</summary>
    public const int MaxMessageBytes = 5 * 1024;

    /// <summary>What the client's status says where the author says nothing.</summary>
    public const string UsualReason = "Invalid";

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        var truth = judgement.Test(expression);
        finding = truth == Truth.False ? new Finding([], MessageIn(judgement)) { Reason = written.Reason ?? UsualReason } : null;
        return truth switch { Truth.Error => Truth.Error, Truth.True => Truth.False, _ => Truth.True };
    }

    private string MessageIn(Judgement judgement)
    {
        var computed = message is null ? "" : Compute(judgement, message);
        var text = computed.Length > 0 ? computed : (written.Message.Value ?? "").Trim();
        return text.Length > 0 ? text : NativeTexts.FailedExpression(expression.Text.Text);
    }

    private static string Compute(Judgement judgement, CompiledExpression message)
    {
        var value = judgement.Evaluate(message);
        var text = value.Kind == ValueKind.String ? value.AsText.Trim() : "";
        return text.Contains('\n', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(text) > MaxMessageBytes ? "" : text;
    }
}
