using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;
using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Prerequisite;

/// <summary>Breaks when an object is not there, or is not as it has to be.</summary>
internal sealed class PrerequisiteCheck(LookupSlot lookup, CompiledExpression? that, IReadOnlyList<CompiledField> fields) : RuleCheck
{
    // A rule that names no fields is about what the object asks for: only a write that leaves all of that alone can be one that changes nothing.
    private static readonly FieldPath[] Payload = [FieldPath.Root.Append("spec"), FieldPath.Root.Append("data")];

    public override bool JudgesState => true;

    public override Truth Run(Judgement judgement, out Finding? finding)
    {
        finding = null;
        var found = judgement.ValueOf(lookup);
        if (found.IsError)
        {
            return Truth.Error;
        }

        var isThere = lookup.Lookup.IsSingle ? found.Kind != ValueKind.Null : found.As<ListObject>().Count(found.Bits) > 0;
        var isMet = !isThere && (that is null || lookup.Lookup.IsSingle) ? Truth.False : that is null ? Truth.True : judgement.Test(that);
        if (isMet != Truth.False)
        {
            return isMet == Truth.Error ? Truth.Error : Truth.False;
        }

        finding = FindingOf(judgement, isThere);
        return Truth.True;
    }

    private Finding FindingOf(Judgement judgement, bool isThere)
    {
        var what = judgement.Describe(lookup.Lookup);
        var message = isThere ? PrerequisiteMessages.NotAsNeeded(what, that!.Text.Text, lookup.Lookup.IsSingle) : PrerequisiteMessages.Missing(what, lookup.Lookup.IsSingle);
        var paths = new List<FieldPath>();
        foreach (var field in fields)
        {
            field.AddPaths(judgement, paths);
        }

        return new Finding(FieldTexts.Of(judgement.Subject, paths), message) { Paths = fields.Count == 0 ? Payload : paths };
    }
}
