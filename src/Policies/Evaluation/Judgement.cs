using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Lookups;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Evaluation;

namespace Caveat.Policies.Evaluation;

/// <summary>A review while it is judged: the objects, the budget, and the policy that is at work. Not thread-safe; used again for the next review.</summary>
internal sealed class Judgement
{
    private readonly Frame _frame = new();
    private readonly CostMeter _policyMeter = new(CostMeter.PolicyLimit);
    private readonly CostMeter _meter;
    private readonly NativeBudget _nativeBudget = new();
    private readonly PolicyActivation _activation;
    private readonly JsonSources _sources = new();
    private readonly ScaledObjects _scaled = new();
    private readonly LookupQuestions _questions;
    private Review? _review;
    private Value _namespace;
    private bool _asOld;
    private CompiledPolicy? _policy;
    private ConvertedWrite? _converted;

    public Judgement()
    {
        _meter = new CostMeter(CostMeter.ExpressionLimit, _policyMeter);
        _activation = new PolicyActivation(this);
        _questions = new LookupQuestions(this);
    }

    public Review Review => _review!;

    public AdmissionRequest Request => _review!.Request;

    /// <summary>What is done; in an audit whatever makes the object what it is: a create and an update.</summary>
    public Operations Operation { get; private set; }

    /// <summary>What nobody can tell of the write, as in an audit there is none.</summary>
    public WriteFacts Withheld { get; private set; }

    /// <summary>The object after the write; absent on a deletion. The parent of a scale, not the scale.</summary>
    public JsonValue New { get; private set; }

    /// <summary>The object before the write; absent on a creation.</summary>
    public JsonValue Old { get; private set; }

    /// <summary>The object that a state is judged of: as it will be, or on a deletion as it is.</summary>
    public JsonValue Subject => _asOld || New.Kind != JsonKind.Object ? Old : New;

    /// <summary>The profile that the policy at work names; null when it names none.</summary>
    public OperatorFacts? Profile { get; private set; }

    /// <summary>Why the last program or check failed; of a write to a Secret only that it did, as reasons show values.</summary>
    public string? Failure
    {
        get => field is null || !SecretFields.AreOf(Request) ? field : SecretFields.HiddenFailure;
        private set;
    }

    /// <summary>The look-up whose answer was unknown when the last program ran; null when none was.</summary>
    public CompiledLookup? UnknownLookup { get; set; }

    /// <summary>The item of a list that a rule is at.</summary>
    public JsonValue Item { get; set; }

    public Value ItemValue => _sources.ValueOf(Item);

    public Value ObjectValue => _sources.ValueOf(_asOld ? Old : New);

    public Value OldObjectValue => _asOld ? Value.Null : _sources.ValueOf(Old);

    /// <summary>The object that a native policy's binding gives; null for none.</summary>
    public Value ParamsValue { get; private set; } = Value.Null;

    /// <summary>What a native policy's expressions are paid from.</summary>
    public NativeBudget Budget => _nativeBudget;

    public Value RequestValue => _sources.ValueOf(_converted?.Request ?? Request.Raw);

    public JsonSources Sources => _sources;

    public void Begin(Review review)
    {
        _review = review;
        Operation = review.IsAudit ? Operations.Create | Operations.Update : OperationOf(review.Request.Operation);
        New = review.Request.Object;
        Old = review.Request.OldObject;
        Withheld = review.IsAudit ? WithheldOf(review.Request) : WriteFacts.None;
        _namespace = default;
        _asOld = false;
    }

    /// <summary>
    /// Whether the object waits for its finalizers: whoever deletes has decided already, and they must be able to go. Of a write, the object as it is says so: what a client writes there, the API server
    /// drops, on CREATE only behind admission.
    /// </summary>
    public bool IsBeingDeleted => Review.IsAudit
        ? new ObjectMeta(New).IsBeingDeleted
        : Operation is Operations.Update or Operations.Delete && new ObjectMeta(Old).IsBeingDeleted;

    /// <summary>Judges the parent of a scale instead; the reason why not, or null.</summary>
    public string? BecomeScaled(ObjectNeed parent, FieldPath replicas)
    {
        var failure = _scaled.Read(Review, parent, replicas);
        (Old, New) = failure is null ? (_scaled.Old, _scaled.New) : (Old, New);
        return failure;
    }

    /// <summary>Judges an object that has been changed by what was found.</summary>
    public void BecomePatched(JsonValue patched)
    {
        New = patched;
        _activation.Forget();
    }

    public void Enter(CompiledPolicy policy, OperatorFacts? profile)
    {
        Profile = profile;
        _policy = policy;
        ParamsValue = Value.Null;
        _policyMeter.Reset();
        _activation.Enter(policy.Cells);
    }

    /// <summary>Judges the write as one in another version of its resource, until <see cref="LeaveVersion"/>.</summary>
    public void EnterVersion(string version)
    {
        _converted = ConvertedWrite.Of(Request, New, Old, version);
        (New, Old) = (_converted.New, _converted.Old);
        _activation.Forget();
    }

    public void LeaveVersion()
    {
        if (_converted is { } converted)
        {
            (New, Old, _converted) = (converted.Back(New), converted.WrittenOld, null);
            _activation.Forget();
        }
    }

    /// <summary>Judges with another object as <c>params</c>; an absent one is none.</summary>
    public void EnterParams(JsonValue param)
    {
        ParamsValue = _sources.ValueOf(param);
        _activation.Forget();
    }

    public void End()
    {
        _sources.Clear();
        _scaled.Clear();
        _activation.Forget();
        (_review, New, Old, Item, Profile, _policy) = (null, default, default, default, null, null);
        ParamsValue = Value.Null;
    }

    /// <summary>Asks an expression; an error leaves its message in <see cref="Failure"/>.</summary>
    public Truth Test(CompiledExpression expression)
    {
        Prepare();
        var truth = expression.Program.Test(_frame);
        if (truth == Truth.Error)
        {
            Failure = Describe(expression, _frame.Error!);
        }

        return truth;
    }

    /// <summary>Asks an expression over <c>object</c> alone of the old object.</summary>
    public Truth TestOld(CompiledExpression expression)
    {
        _asOld = true;
        var truth = Test(expression);
        _asOld = false;
        return truth;
    }

    /// <summary>The value of an expression; an error leaves its message in <see cref="Failure"/>.</summary>
    public Value Evaluate(CompiledExpression expression)
    {
        Prepare();
        var value = expression.Program.Evaluate(_frame);
        if (value.IsError)
        {
            Failure = Describe(expression, value.AsError);
        }

        return value;
    }

    /// <summary>What a check gives that could not do its work.</summary>
    public Truth Fail(string failure)
    {
        // What an expression before this one could not look up has nothing to do with it.
        (Failure, UnknownLookup) = (failure, null);
        return Truth.Error;
    }

    /// <summary>What a rule finds in the old object; null when nothing, as far as can be told.</summary>
    public Finding? FindInOld(CompiledRule rule)
    {
        (_asOld, var outer) = (true, (Failure, UnknownLookup));
        _activation.Forget();
        Finding? finding = null;
        var broken = (rule.When is null || Test(rule.When) == Truth.True) && rule.Body.Check!.Run(this, out finding) == Truth.True;
        _activation.Forget();
        _asOld = false;
        (Failure, UnknownLookup) = outer;
        return broken ? finding : null;
    }

    public Value LookUp(CompiledLookup lookup) => _questions.Answer(lookup);

    /// <summary>A look-up's answer; an error leaves its message in <see cref="Failure"/>.</summary>
    public Value ValueOf(LookupSlot lookup)
    {
        Prepare();
        var value = _activation.Resolve(lookup.Slot, _frame);
        if (value.IsError)
        {
            Failure = value.AsError.Message;
        }

        return value;
    }

    /// <summary>What a look-up asks in this review, for messages.</summary>
    public string Describe(CompiledLookup lookup)
    {
        Prepare();
        return _questions.Describe(lookup);
    }

    /// <summary>What a look-up asks in this review; null when that can't be known, and <see cref="Failure"/> says why.</summary>
    public ObjectNeed? NeedOf(CompiledLookup lookup)
    {
        Prepare();
        return _questions.NeedOf(lookup);
    }

    /// <summary>The value of an expression that another one needs, which is running.</summary>
    public Value EvaluateInside(CompiledExpression expression) => expression.Program.Evaluate(_frame);

    /// <summary>The value of a policy's variable, which an expression that is running reads.</summary>
    public Value EvaluateVariable(CompiledExpression variable, Frame frame) =>
        _policy?.Native is null ? variable.Program.Evaluate(frame) : frame.Evaluate(variable.Program, _nativeBudget.ForVariable());

    /// <summary>The namespace of the object as a value: null for cluster-scoped objects, an error when it is not known.</summary>
    public Value NamespaceValue()
    {
        if (_namespace.Kind == ValueKind.Absent)
        {
            var failure = TryNamespace(out var found);
            _namespace = failure is null ? _sources.ValueOf(found) : Value.Error(failure);
        }

        return _namespace;
    }

    /// <summary>The namespace of the object; absent for cluster-scoped objects. The answer is why it is not known, or null.</summary>
    public string? TryNamespace(out JsonValue found)
    {
        found = default;
        if (NamespaceNeed() is not { } need)
        {
            return null;
        }

        var answer = Review.Objects.Find(need);
        if (answer.Status == ObjectAnswerStatus.Found)
        {
            found = answer.Objects![0];
            return null;
        }

        return EvaluationMessages.UnknownNamespace(need.Name, answer.Reason is { Length: > 0 } reason ? reason : "it was not found");
    }

    /// <summary>Null for cluster-scoped objects.</summary>
    public ObjectNeed? NamespaceNeed()
    {
        // The request for a Namespace names that namespace, which is in none.
        var name = Request.Namespace.Utf8.IsEmpty || Request.Kind is { Group: "", Kind: "Namespace" } ? null : Request.Namespace.Text;
        return name is null ? null : new ObjectNeed { Group = "", Version = "v1", Kind = "Namespace", Resource = "namespaces", Name = name };
    }

    private void Prepare()
    {
        Failure = null;
        UnknownLookup = null;
        if (_policy?.Native is not null)
        {
            _frame.Begin(_activation, _nativeBudget.ForExpression());
            return;
        }

        _meter.Reset();
        _frame.Begin(_activation, _meter);
    }

    private string Describe(CompiledExpression expression, CelError error) => _policy?.Native is null
        ? EvaluationMessages.Failed(expression, error)
        : _nativeBudget.IsSpent ? NativeTexts.BudgetIsSpent : NativeTexts.Failed(expression.Text.Text, error.Message);

    private static WriteFacts WithheldOf(AdmissionRequest request) =>
        WriteFacts.All
        & ~(request.OldObject.Kind == JsonKind.Object ? WriteFacts.Before : WriteFacts.None)
        & ~(request.UserInfo.Kind == JsonKind.Object ? WriteFacts.User : WriteFacts.None);

    private static Operations OperationOf(AdmissionOperation operation) => operation switch
    {
        AdmissionOperation.Create => Operations.Create,
        AdmissionOperation.Update => Operations.Update,
        AdmissionOperation.Delete => Operations.Delete,
        _ => Operations.Connect,
    };
}
