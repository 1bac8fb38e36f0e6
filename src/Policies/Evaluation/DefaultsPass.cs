using System.Buffers;
using System.Text;
using System.Text.Json;
using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Bodies.Default;
using Caveat.Policies.Exceptions;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;

namespace Caveat.Policies.Evaluation;

/// <summary>Fills absent fields in. All rules see the object as it came; whether they are done then, a second pass over the result checks.</summary>
internal sealed class DefaultsPass(Judgement judgement) : TargetWalk(judgement)
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly BreakGlass NoExceptions = new([]);

    private readonly JsonText _patched = new();
    private readonly List<FilledPlace> _places = [];
    private DecisionDraft? _draft;
    private PatchNode? _patch;
    private List<FilledDefault>? _filled;
    private bool _isSecondPass;

    public Decision Run(PolicyIndex policies)
    {
        if (Judgement.New.Kind != JsonKind.Object || new ObjectMeta(Judgement.New).IsBeingDeleted)
        {
            return Decision.Allow;
        }

        (_draft, _patch, _filled, _isSecondPass) = (null, null, null, false);
        WalkAll(policies);
        var isPatched = _filled is not null || Provenance.IsOutdated(Judgement.Old, Judgement.New);
        var decision = !isPatched || IsExempt() ? _draft?.Finish() ?? Decision.Allow : Patch(policies);
        (_draft, _patch, _filled) = (null, null, null);
        _patched.Clear();
        return decision;
    }

    protected override void Visit(RuleTarget target)
    {
        var rule = target.Rule;
        _places.Clear();
        var truth = rule.When is null ? Truth.True : Judgement.Test(rule.When);
        var applies = truth == Truth.True;
        if (applies)
        {
            truth = rule.Body.Fill!.Run(Judgement, _places);
        }

        if (truth == Truth.Error)
        {
            Fail(target);
        }
        else if (truth == Truth.True)
        {
            Fill(target);
        }
        else if (applies && Judgement.Review.ListsPasses && !_isSecondPass)
        {
            Draft.AddPass(target);
        }
    }

    protected override void VisitUnknown(RuleTarget target) => Fail(target, ofRule: false);

    // Defaults break no rules, so there is nothing to except.
    private DecisionDraft Draft => _draft ??= new DecisionDraft(NoExceptions);

    private void Fail(RuleTarget target, bool ofRule = true)
    {
        if (!_isSecondPass)
        {
            Draft.AddFailure(Judgement, target.Policy.Policy, ofRule ? target.Rule.Name : "");
        }
    }

    private void Fill(RuleTarget target)
    {
        if (_isSecondPass)
        {
            Draft.AddError(target.Policy.Policy, target.Rule.Name, EvaluationMessages.NotIdempotent);
            return;
        }

        foreach (var place in _places)
        {
            (_patch ??= new PatchNode()).Set(place.Path, place.Json);
            (_filled ??= []).Add(new FilledDefault(place.Name, place.Path, Encoding.UTF8.GetString(place.Json.Span), target.Policy.Policy.Name, target.Rule.Name));
        }
    }

    private Decision Patch(PolicyIndex policies)
    {
        var subject = Judgement.New;
        var filled = _filled ?? [];
        filled.Sort(static (a, b) => string.CompareOrdinal(a.Field, b.Field));
        _patch ??= new PatchNode();
        _patch.Set(Provenance.Path, Provenance.With(Judgement.Old, subject, filled));
        var operations = Write(writer =>
        {
            writer.WriteStartArray();
            _patch.WriteOperations(writer, JsonPointer.Root, subject);
            writer.WriteEndArray();
        });
        CheckIdempotence(policies, subject);
        var found = _draft?.Finish() ?? Decision.Allow;
        return new Decision
        {
            Allowed = found.Allowed,
            Errors = found.Errors,
            Passes = found.Passes,
            Warnings = found.Warnings,
            AuditAnnotations = found.AuditAnnotations,
            Patch = found.Allowed ? operations : default,
            Defaults = filled,
        };
    }

    private void CheckIdempotence(PolicyIndex policies, JsonValue subject)
    {
        var merged = Write(writer => _patch!.WriteMerged(writer, subject));
        if (_patched.TryParse(merged, JsonLimits.Document, out _))
        {
            _isSecondPass = true;
            Judgement.BecomePatched(_patched.Root);
            WalkAll(policies);
        }
    }

    private void WalkAll(PolicyIndex policies)
    {
        Walk(policies.Mutating.ByResource(Judgement.Request), policies.Mutating.ByKind(Judgement.Request), parents: false);
    }

    private bool IsExempt() => Judgement.Operation == Operations.Update && ExemptWrite.IsBookKeeping(Judgement.Old, Judgement.New);

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, WriterOptions))
        {
            write(writer);
        }

        return bytes.WrittenMemory;
    }
}
