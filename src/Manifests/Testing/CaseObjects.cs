using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Manifests.Testing;

/// <summary>The cluster of a case as look-ups see it: its objects, and kinds of which nothing can be found out. Not for several threads at once.</summary>
public sealed class CaseObjects : IObjectLookup
{
    /// <summary>Why such a kind is unknown, as an API server tells a webhook that may not read it.</summary>
    public const string Reason = "the API server says: forbidden by the test";

    private readonly GivenObjects _given;
    private readonly List<UnknownKind> _unknown = [];

    /// <param name="given">The objects that there are.</param>
    /// <param name="unknown">Kinds, each as <c>Kind.group</c>, or <c>Kind</c> of the core group.</param>
    internal CaseObjects(GivenObjects given, IReadOnlyList<string> unknown)
    {
        _given = given;
        foreach (var kind in unknown)
        {
            _unknown.Add(new UnknownKind(kind));
        }
    }

    /// <summary>A kind that is unknown and that nothing asked for, as written; null when there is none. Its case shows nothing of it.</summary>
    public string? NeverAsked => _unknown.Find(static kind => !kind.WasAsked)?.Name;

    /// <inheritdoc/>
    public ObjectAnswer Find(ObjectNeed need)
    {
        var isUnknown = false;
        foreach (var kind in _unknown)
        {
            isUnknown |= kind.Is(need);
        }

        return isUnknown ? ObjectAnswer.Unknown(Reason) : _given.Find(need);
    }

    private sealed class UnknownKind
    {
        private readonly string _kind;
        private readonly string _group;
        private readonly string _resource;

        public UnknownKind(string name)
        {
            Name = name;
            var dot = name.IndexOf('.');
            (_kind, _group) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
            _resource = RestMapping.BuiltIn.ResourceOf(_group, _kind);
        }

        public string Name { get; }

        public bool WasAsked { get; private set; }

        public bool Is(ObjectNeed need)
        {
            var isIt = need.Group == _group && (need.Kind.Length > 0 ? need.Kind == _kind : need.Resource == _resource);
            WasAsked |= isIt;
            return isIt;
        }
    }
}
