using Caveat.Cel.Values;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Compilation;

namespace Caveat.Policies.Evaluation;

/// <summary>Which objects of a list a look-up wants, beyond what the API server selects by.</summary>
internal sealed class LookupFilter
{
    private readonly JsonSources _sources;
    private readonly CompiledLookup _lookup;
    private readonly Value[] _wanted;
    private readonly Value _owner;

    public LookupFilter(Judgement judgement, CompiledLookup lookup)
    {
        (_sources, _lookup) = (judgement.Sources, lookup);
        _wanted = new Value[lookup.Fields.Count];
        for (var i = 0; i < _wanted.Length; i++)
        {
            _wanted[i] = Keep(judgement.EvaluateInside(lookup.Fields[i].Value));
        }

        _owner = lookup.Owner is null ? default : Keep(judgement.EvaluateInside(lookup.Owner));
    }

    /// <summary>Why nothing can be told; null when all can.</summary>
    public Value? Failure { get; private set; }

    /// <summary>A field that an object lacks has no value that could be asked for.</summary>
    public bool Fits(JsonValue candidate)
    {
        for (var i = 0; i < _wanted.Length; i++)
        {
            var field = _lookup.Fields[i].Key.In(candidate);
            if (!field.Exists || !ValueEquality.Equal(_sources.ValueOf(field), _wanted[i]))
            {
                return false;
            }
        }

        return _lookup.Owner is null || HasOwner(candidate);
    }

    private bool HasOwner(JsonValue candidate)
    {
        foreach (var raw in new ObjectMeta(candidate).OwnerReferences.Elements)
        {
            var uid = new OwnerReference(raw).Uid;
            if (uid.Exists && ValueEquality.Equal(_sources.ValueOf(uid), _owner))
            {
                return true;
            }
        }

        return false;
    }

    private Value Keep(Value value)
    {
        Failure ??= value.IsError ? value : null;
        return value;
    }
}
