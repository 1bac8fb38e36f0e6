using System.Text;
using Caveat.Cel.Evaluation;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Matching;
using Caveat.Policies.Native.Merging;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>
/// Applies the mutations of native policies to one object, each to what the one before left; and once more those of policies that want it, when something was changed.
/// </summary>
internal sealed class MutationRun(Judgement judgement, MergeShapes shapes)
{
    private readonly HashSet<(ServingPolicy Policy, string Param)> _reinvocable = [];
    private readonly List<FilledDefault> _changes = [];
    private (ServingPolicy Policy, string Param) _current;
    private bool _hasApplied;
    private bool _isAgain;

    /// <summary>Whether it is somebody else's turn.</summary>
    public bool IsOver { get; set; }

    /// <summary>Whether the object is another than before.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Every field that was given a value, in the order in which that happened.</summary>
    public IReadOnlyList<FilledDefault> Changes => _changes;

    /// <summary>Whether there is a policy that wants to run again.</summary>
    public bool MayRunAgain(bool hasFilled) => _reinvocable.Count > 0 && (_hasApplied || hasFilled);

    public void StartAgain() => (_isAgain, IsOver) = (true, false);

    public bool Begin(ServingPolicy policy, JsonValue param)
    {
        var meta = new ObjectMeta(param);
        _current = (policy, $"{meta.Namespace.Text}/{meta.Name.Text}");
        return !_isAgain || _reinvocable.Contains(_current);
    }

    /// <summary>The invocation is done.</summary>
    public void Finish(ServingPolicy policy)
    {
        if (policy.Policy.Native!.Reinvokes && !_isAgain)
        {
            _reinvocable.Add(_current);
        }
    }

    public void Run(RuleTarget target, DecisionDraft draft)
    {
        judgement.Budget.StartRules();
        var truth = target.Rule.Body.Mutation!.Run(judgement, shapes, out var changed);
        _hasApplied |= truth != Truth.Error;
        if (truth == Truth.Error)
        {
            draft.AddNativeFailure(target.Policy, target.Rule, judgement.Failure!, isConfiguration: false);
        }
        else if (truth == Truth.True)
        {
            Become(target, changed);
        }
        else if (judgement.Review.ListsPasses)
        {
            draft.AddPass(target);
        }
    }

    private void Become(RuleTarget target, ReadOnlyMemory<byte> changed)
    {
        var (before, text) = (judgement.New, new JsonText());
        if (!text.TryParse(changed, JsonLimits.Document, out _) || before.SemanticEquals(text.Root))
        {
            return;
        }

        judgement.BecomePatched(text.Root);
        HasChanged = true;
        foreach (var operation in JsonPatch.Between(before, text.Root).Operations)
        {
            if (operation.Value.Exists)
            {
                var path = operation.Path.ToPath(text.Root);
                _changes.Add(new FilledDefault(path.ToString(), path, Encoding.UTF8.GetString(operation.Value.Raw), target.Policy.Policy.Name, target.Rule.Name));
            }
        }
    }
}
