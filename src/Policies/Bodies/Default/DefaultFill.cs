using System.Buffers;
using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Text;

namespace Caveat.Policies.Bodies.Default;

/// <summary>Says what an absent field gets. Immutable.</summary>
internal sealed class DefaultFill(FieldPath path, JsonConstant? constant, CompiledExpression? expression, CompiledExpression? when)
{
    public FieldPath Field => path;

    /// <summary>What it gets always; null when an expression says it.</summary>
    public JsonConstant? Constant => constant;

    /// <summary>The body's own precondition; null for none.</summary>
    public CompiledExpression? When => when;

    /// <summary>Whether objects that another controller owns are filled in too.</summary>
    public bool Controlled { get; init; }

    /// <summary>Place of the field in the document.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Names only, and not the fields that make an object what it is, nor those that its operator writes.</summary>
    public static bool CanFill(FieldPath path)
    {
        foreach (var segment in path.Segments)
        {
            if (!segment.IsName)
            {
                return false;
            }
        }

        return path.Length > 0 && path.Segments[0].Name switch
        {
            "apiVersion" or "kind" or "status" => false,
            "metadata" => path.Length > 2 && path.Segments[1].Name is "labels" or "annotations",
            _ => true,
        };
    }

    /// <summary>True with JSON when the field is absent, its parents leave room for it, and the rule says so; an error leaves its message in the judgement.</summary>
    public Truth Run(Judgement judgement, out ReadOnlyMemory<byte> json)
    {
        json = default;
        if (!IsFree(judgement.New) || (!Controlled && new ObjectMeta(judgement.New).Controller.Exists))
        {
            return Truth.False;
        }

        var applies = when is null ? Truth.True : judgement.Test(when);
        if (applies != Truth.True)
        {
            return applies;
        }

        json = constant?.Utf8 ?? Compute(judgement);
        return json.IsEmpty ? Truth.Error : Truth.True;
    }

    private ReadOnlyMemory<byte> Compute(Judgement judgement)
    {
        var value = judgement.Evaluate(expression!);
        if (value.IsError)
        {
            return default;
        }

        var bytes = new ArrayBufferWriter<byte>();
        if (ValueJson.TryWrite(value, bytes))
        {
            return bytes.WrittenMemory;
        }

        judgement.Fail(EvaluationMessages.NoJson(path.ToString()));
        return default;
    }

    // What somebody set to null is set; a parent that is no object leaves no room.
    private bool IsFree(JsonValue subject)
    {
        var value = subject;
        foreach (ref readonly var segment in path.Segments)
        {
            if (value.Kind != JsonKind.Object)
            {
                return false;
            }

            value = segment.In(value);
            if (!value.Exists)
            {
                return true;
            }
        }

        return false;
    }
}
