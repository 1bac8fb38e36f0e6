using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Lookups;
using Caveat.Policies.Native.Compilation;
using Caveat.Policies.Native.Model;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>Finds the objects that a binding gives to its policy for a request. Objects that stand beside the policy come before those of the cluster.</summary>
internal sealed class ParamQuestion(Judgement judgement, ServingBinding binding)
{
    private static readonly IReadOnlyList<JsonValue> NoParams = [default];

    /// <summary>Why they can't be known; null when they can.</summary>
    public string? Failure { get; private set; }

    /// <summary>What was not asked yet; null when nothing.</summary>
    public ObjectNeed? Need { get; private set; }

    /// <summary>The objects, one that is absent where the binding names none; empty where the policy does not apply.</summary>
    public IReadOnlyList<JsonValue> Ask()
    {
        if (binding.ParamNeed is not { } need)
        {
            return NoParams;
        }

        var space = judgement.Request.Namespace.Text ?? "";
        if (binding.UsesRequestNamespace && binding.IsNamespaced == true && space.Length == 0)
        {
            return Fail(NativeTexts.NoNamespaceForParams);
        }

        var found = Find(binding.UsesRequestNamespace ? need with { Namespace = space } : need);
        if (found.Count == 0 && Failure is null && binding.Missing == MissingParams.Deny)
        {
            return Fail(NativeTexts.NoParams);
        }

        return found;
    }

    private List<JsonValue> Find(ObjectNeed need)
    {
        var given = GivenFor(need);
        if (given.Count > 0)
        {
            return given;
        }

        var found = AskCluster(need);
        var isScopeUnknown = found.Count == 0 && Failure is null && binding.IsNamespaced is null && need.Namespace.Length > 0 && binding.UsesRequestNamespace;
        return isScopeUnknown ? WithoutNamespace(AskCluster(need with { Namespace = "" })) : found;
    }

    private List<JsonValue> AskCluster(ObjectNeed need)
    {
        var answer = judgement.Review.Objects.Find(need);
        switch (answer.Status)
        {
            case ObjectAnswerStatus.Found:
                return Selected(answer.Objects!);
            case ObjectAnswerStatus.NotFound:
                return [];
            default:
                Need = answer.Status == ObjectAnswerStatus.NotAsked ? need : null;
                return Fail(EvaluationMessages.UnknownObject(need, answer.Reason is { Length: > 0 } reason ? reason : "nobody asked"));
        }
    }

    private List<JsonValue> GivenFor(ObjectNeed need)
    {
        var objects = new List<JsonValue>();
        foreach (var given in binding.Given)
        {
            var meta = new ObjectMeta(given.Value);
            var isThere = need.Namespace.Length == 0 || meta.Namespace.Utf8.IsEmpty || meta.Namespace.Is(need.Namespace);
            if (isThere && (need.Name.Length == 0 || meta.Name.Is(need.Name)))
            {
                objects.Add(given.Value);
            }
        }

        return Selected(objects);
    }

    private List<JsonValue> Selected(IReadOnlyList<JsonValue> objects)
    {
        var selected = new List<JsonValue>(objects.Count);
        foreach (var candidate in objects)
        {
            if (binding.ParamSelector is null || binding.ParamSelector.Fit(new ObjectMeta(candidate).Labels))
            {
                selected.Add(candidate);
            }
        }

        return selected;
    }

    private static List<JsonValue> WithoutNamespace(List<JsonValue> objects) => objects.FindAll(static candidate => new ObjectMeta(candidate).Namespace.Utf8.IsEmpty);

    private List<JsonValue> Fail(string failure)
    {
        Failure = NativeTexts.OfBinding(failure);
        return [];
    }
}
