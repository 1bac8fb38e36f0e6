using System.Buffers;
using System.Text;
using System.Text.Json;
using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Policies.Bodies.Default;
using Caveat.Policies.Exceptions;
using Caveat.Policies.Matching;
using Caveat.Policies.Native.Evaluation;

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
    private MutationRun? _mutations;
    private JsonValue _original;

    public Decision Run(PolicyIndex policies)
    {
        if (Judgement.New.Kind != JsonKind.Object)
        {
            return Decision.Allow;
        }

        (_draft, _patch, _filled, _isSecondPass, _original) = (null, null, null, false, Judgement.New);
        Mutate(policies);
        var decision = Fill(policies);
        (_draft, _patch, _filled, _mutations, _original) = (null, null, null, null, default);
        _patched.Clear();
        return decision;
    }

    // As on an API server, where admission by native policies comes before webhooks.
    private void Mutate(PolicyIndex policies)
    {
        if (policies.MutatesNatively(Judgement.Request))
        {
            _mutations = new MutationRun(Judgement, policies.Shapes);
            WalkAll(policies);
            _mutations.IsOver = true;
        }
    }

    private Decision Fill(PolicyIndex policies)
    {
        var isBeingDeleted = Judgement.IsBeingDeleted;
        if (!isBeingDeleted)
        {
            WalkAll(policies);
        }

        var isPatched = _filled is not null || (!isBeingDeleted && Provenance.IsOutdated(Judgement.Old, Judgement.New));
        if (isPatched && IsExempt())
        {
            (isPatched, _filled) = (false, null);
        }

        var operations = isPatched ? Operations(policies) : default;
        if (_mutations?.MayRunAgain(hasFilled: _filled is not null) == true)
        {
            _mutations.StartAgain();
            WalkAll(policies);
        }

        return Decide(_mutations?.HasChanged == true ? Between(_original, Judgement.New) : operations);
    }

    protected override bool VisitsOwn => _mutations is null or { IsOver: true };

    protected override bool VisitsNative => _mutations is { IsOver: false };

    protected override bool Begin(ServingPolicy policy, JsonValue param) => _mutations!.Begin(policy, param);

    protected override void VisitFailure(RuleTarget target, bool isConfiguration) =>
        Draft.AddNativeFailure(target.Policy, null, Judgement.Failure!, isConfiguration);

    protected override void Finish(RuleTarget target) => _mutations!.Finish(target.Policy);

    protected override void Visit(RuleTarget target)
    {
        if (target.Rule.Body.Mutation is not null)
        {
            _mutations!.Run(target, Draft);
            return;
        }

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

    protected override bool TryVisitUnknown(RuleTarget target)
    {
        Fail(target, ofRule: false);
        return true;
    }

    // Defaults break no rules, so there is nothing to except.
    private DecisionDraft Draft => _draft ??= new DecisionDraft(NoExceptions);

    private void Fail(RuleTarget target, bool ofRule = true)
    {
        if (!_isSecondPass)
        {
            Draft.AddFailure(Judgement, target.Policy.Policy, ofRule ? target.Rule : null);
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

    private ReadOnlyMemory<byte> Operations(PolicyIndex policies)
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
        return operations;
    }

    private Decision Decide(ReadOnlyMemory<byte> operations)
    {
        var found = _draft?.Finish() ?? Decision.Allow;
        return operations.IsEmpty ? found : new Decision
        {
            Allowed = found.Allowed,
            Errors = found.Errors,
            Passes = found.Passes,
            Skips = found.Skips,
            Warnings = found.Warnings,
            AuditAnnotations = found.AuditAnnotations,
            Patch = found.Allowed ? operations : default,
            Defaults = [.. _mutations?.Changes ?? [], .. _filled ?? []],
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

    private bool IsExempt() => Judgement.Operation == Model.Operations.Update && ExemptWrite.IsBookKeeping(Judgement.Old, _original);

    private static ReadOnlyMemory<byte> Between(JsonValue from, JsonValue to)
    {
        var bytes = new ArrayBufferWriter<byte>();
        JsonPatch.Between(from, to).WriteTo(bytes);
        return bytes.WrittenMemory;
    }

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
