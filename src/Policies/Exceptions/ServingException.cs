using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Model;

namespace Caveat.Policies.Exceptions;

/// <summary>An exception, ready. Immutable.</summary>
internal sealed class ServingException
{
    private readonly CaveatException _document;
    private readonly List<ExceptedTarget> _targets = [];

    public ServingException(CaveatException document, RestMapping mapping)
    {
        _document = document;
        foreach (var objects in document.Spec.Objects)
        {
            _targets.Add(new ExceptedTarget(
                objects.ApiGroup, mapping.ResourceOf(objects.ApiGroup, objects.Kind), objects.Name, SelectorCompiler.Compile(objects.Selector)));
        }
    }

    public string Namespace => _document.Namespace;

    public bool IsOver(DateTimeOffset now) => now >= _document.Spec.Until!.Time;

    /// <summary>Whether it is about a rule on the object that is judged, whatever the time.</summary>
    public bool Covers(Judgement judgement, string policy, string rule)
    {
        foreach (var reference in _document.Spec.Rules)
        {
            if (reference.Value.Names(policy, rule))
            {
                return CoversObject(judgement);
            }
        }

        return false;
    }

    /// <summary>What a violation says that it excepts.</summary>
    public string Excepts => ExceptionMessages.Excepted(_document.Spec.ApprovedBy, _document.Spec.Until!.Text, _document.Name, _document.Spec.Reason);

    /// <summary>What a violation says that it excepts no more.</summary>
    public string Ended => ExceptionMessages.Ended(_document.Name, _document.Spec.Until!.Text);

    private bool CoversObject(Judgement judgement)
    {
        foreach (var target in _targets)
        {
            if (target.Fits(judgement))
            {
                return true;
            }
        }

        return false;
    }
}
