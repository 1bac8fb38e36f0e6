using Caveat.Kube;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Model;

namespace Caveat.Policies.Native.Compilation;

/// <summary>A resource rule, ready: says of a request whether it is one of those.</summary>
internal sealed class NativeRule
{
    private const string Any = "*";
    private readonly string[] _groups;
    private readonly string[] _versions;
    private readonly bool _isExact;
    private readonly (string Resource, string Subresource)[] _resources;
    private readonly string[] _names;
    private readonly NativeScope _scope;
    private readonly Operations _operations;

    /// <param name="written">As its author wrote it.</param>
    /// <param name="policy">With <see cref="MatchPolicy.Equivalent"/> all versions of a resource are one.</param>
    public NativeRule(NativeRuleSpec written, MatchPolicy policy)
    {
        _groups = TextsOf(written.ApiGroups);
        _versions = TextsOf(written.ApiVersions);
        _isExact = policy == MatchPolicy.Exact;
        _resources = Array.ConvertAll(TextsOf(written.Resources), Split);
        _names = TextsOf(written.ResourceNames);
        (_scope, _operations) = (written.Scope, written.Operations);
    }

    public IReadOnlyList<string> Groups => _groups;

    public IReadOnlyList<(string Resource, string Subresource)> Resources => _resources;

    public Operations Operations => _operations;

    public bool Fits(AdmissionRequest request, Operations operation) =>
        (_operations & operation) != Operations.None
        && IsListed(_groups, request.Resource.Group)
        && (!_isExact || Names(request.Resource.Version))
        && FitsResource(request)
        && FitsScope(request)
        && FitsName(request);

    /// <summary>Whether the rule was written for a version.</summary>
    public bool Names(string version) => IsListed(_versions, version);

    /// <summary>Whether it is about objects of a resource, in whichever version.</summary>
    public bool IsAbout(string group, string resource)
    {
        foreach (var (name, _) in _resources)
        {
            if ((name == Any || name == resource) && IsListed(_groups, group))
            {
                return !_isExact;
            }
        }

        return false;
    }

    private bool FitsResource(AdmissionRequest request)
    {
        foreach (var (resource, subresource) in _resources)
        {
            if ((resource == Any || resource == request.Resource.Resource) && (subresource == Any || subresource == request.SubResource))
            {
                return true;
            }
        }

        return false;
    }

    // The request for a Namespace names that namespace, though the object has none.
    private bool FitsScope(AdmissionRequest request)
    {
        var isCluster = request.Namespace.Utf8.IsEmpty || request.Resource is { Group: "", Version: "v1", Resource: "namespaces" };
        return _scope == NativeScope.All || _scope == NativeScope.Cluster == isCluster;
    }

    private bool FitsName(AdmissionRequest request)
    {
        foreach (var name in _names)
        {
            if (request.Name.Is(name) || (request.Name.Utf8.IsEmpty && request.Meta.Name.Is(name)))
            {
                return true;
            }
        }

        return _names.Length == 0;
    }

    private static bool IsListed(string[] names, string name) => Array.IndexOf(names, name) >= 0 || Array.IndexOf(names, Any) >= 0;

    private static (string Resource, string Subresource) Split(string text)
    {
        var slash = text.IndexOf('/');
        return slash < 0 ? (text, "") : (text[..slash], text[(slash + 1)..]);
    }

    private static string[] TextsOf(IReadOnlyList<Written<string>> written)
    {
        var texts = new string[written.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = written[i].Value;
        }

        return texts;
    }
}
