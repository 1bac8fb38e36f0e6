using System.Buffers;
using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Text;

namespace Caveat.Policies.Bodies.Default;

/// <summary>Says what an absent field gets. Immutable.</summary>
internal sealed class DefaultFill(DefaultTarget target, JsonConstant? constant, CompiledExpression? expression, CompiledExpression? when)
{
    public DefaultTarget Target => target;

    /// <summary>What it gets always; null when an expression says it.</summary>
    public JsonConstant? Constant => constant;

    /// <summary>The body's own precondition; null for none.</summary>
    public CompiledExpression? When => when;

    /// <summary>Whether objects that another controller owns are filled in too.</summary>
    public bool Controlled { get; init; }

    /// <summary>Place of the field in the document.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Names only, and not the fields that make an object what it is, nor those that its operator writes.</summary>
    public static bool CanFill(FieldPath path) => HasNamesOnly(path) && path.Segments[0].Name switch
    {
        "apiVersion" or "kind" or "status" => false,
        "metadata" => path.Length > 2 && path.Segments[1].Name is "labels" or "annotations",
        _ => true,
    };

    /// <summary>At least one name, and no index.</summary>
    public static bool HasNamesOnly(FieldPath path)
    {
        foreach (var segment in path.Segments)
        {
            if (!segment.IsName)
            {
                return false;
            }
        }

        return path.Length > 0;
    }

    /// <summary>Adds the places that are absent, whose parents leave room, and where the rule says so. True when there are some; an error leaves its message in the judgement.</summary>
    public Truth Run(Judgement judgement, List<FilledPlace> places)
    {
        if (!Controlled && new ObjectMeta(judgement.New).Controller.Exists)
        {
            return Truth.False;
        }

        return target.List is null ? FillField(judgement, places) : FillItems(judgement, places);
    }

    private Truth FillField(Judgement judgement, List<FilledPlace> places)
    {
        var truth = IsFree(judgement.New) ? Decide(judgement, target.Name, out var json) : Skip(out json);
        if (truth == Truth.True)
        {
            places.Add(new FilledPlace(target.Field, target.Name, json));
        }

        return truth;
    }

    private Truth FillItems(Judgement judgement, List<FilledPlace> places)
    {
        var (index, before) = (-1, places.Count);
        foreach (var item in target.List!.In(judgement.New).Elements)
        {
            index++;
            if (!target.IsMeant(item) || !IsFree(item))
            {
                continue;
            }

            judgement.Item = item;
            var name = target.NameIn(item);
            var truth = Decide(judgement, name, out var json);
            if (truth == Truth.Error)
            {
                places.RemoveRange(before, places.Count - before);
                return truth;
            }

            if (truth == Truth.True)
            {
                places.Add(new FilledPlace(target.PathIn(index), name, json));
            }
        }

        return places.Count > before ? Truth.True : Truth.False;
    }

    private static Truth Skip(out ReadOnlyMemory<byte> json)
    {
        json = default;
        return Truth.False;
    }

    private Truth Decide(Judgement judgement, string name, out ReadOnlyMemory<byte> json)
    {
        json = default;
        var applies = when is null ? Truth.True : judgement.Test(when);
        if (applies != Truth.True)
        {
            return applies;
        }

        json = constant?.Utf8 ?? Compute(judgement, name);
        return json.IsEmpty ? Truth.Error : Truth.True;
    }

    private ReadOnlyMemory<byte> Compute(Judgement judgement, string name)
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

        judgement.Fail(EvaluationMessages.NoJson(name));
        return default;
    }

    // What somebody set to null is set; a parent that is no object leaves no room.
    private bool IsFree(JsonValue subject)
    {
        var value = subject;
        foreach (ref readonly var segment in target.Field.Segments)
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
