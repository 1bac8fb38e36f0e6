using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Lookups;
using Caveat.Policies.Matching;
using Caveat.Policies.Native.Model;
using Caveat.Text;

namespace Caveat.Policies.Native.Compilation;

/// <summary>Brings native policies and their bindings together: a policy serves once for each binding.</summary>
/// <param name="documents">All that are loaded.</param>
/// <param name="options">What is known of the cluster.</param>
internal sealed class NativeBinder(IReadOnlyList<PolicyDocument> documents, PolicySetOptions options)
{
    private readonly EquivalentVersions _versions = EquivalentVersions.Of(options);
    private readonly List<Diagnostic> _notices = [];
    private readonly HashSet<NativePolicy> _bound = [];

    /// <summary>Policies that nobody binds, and bindings that bind nothing.</summary>
    public IReadOnlyList<Diagnostic> Notices => _notices;

    public List<ServingPolicy> Bind()
    {
        var serving = new List<ServingPolicy>();
        foreach (var document in documents)
        {
            if (document is NativeBinding binding)
            {
                Bind(binding, serving);
            }
        }

        foreach (var document in documents)
        {
            if (document is NativePolicy { Compiled: { } compiled } policy && !_bound.Contains(policy))
            {
                BindAsIfBound(policy, compiled, serving);
            }
        }

        foreach (var policy in serving.ConvertAll(static served => served.Policy).Distinct())
        {
            TellOfConversion(policy);
        }

        return serving;
    }

    private void Bind(NativeBinding binding, List<ServingPolicy> serving)
    {
        var name = binding.Spec.PolicyName;
        if (Find(binding.PolicyKind, name.Value) is not { Compiled: { } compiled } policy)
        {
            _notices.Add(Diagnostic.Warning(binding.Source, name.Span, NativeMessages.NoPolicy(binding.PolicyKind, name.Value)));
            return;
        }

        _bound.Add(policy);
        serving.Add(new ServingPolicy(compiled, null, Compile(binding, compiled.Native!.ParamKind)));
    }

    private void BindAsIfBound(NativePolicy policy, CompiledPolicy compiled, List<ServingPolicy> serving)
    {
        var isJudged = compiled.Native!.ParamKind is null;
        var message = isJudged ? NativeMessages.Unbound(policy.Kind, policy.Name) : NativeMessages.UnboundWithParams(policy.Kind, policy.Name);
        _notices.Add(Diagnostic.Warning(policy.Source, policy.NameSpan, message));
        if (isJudged)
        {
            serving.Add(new ServingPolicy(compiled, null, new ServingBinding { Versions = _versions }));
        }
    }

    private NativePolicy? Find(string kind, string name)
    {
        foreach (var document in documents)
        {
            if (document is NativePolicy policy && policy.Kind == kind && policy.Name == name)
            {
                return policy;
            }
        }

        return null;
    }

    private ServingBinding Compile(NativeBinding binding, GroupVersionKind? paramKind)
    {
        var spec = binding.Spec;
        var actions = ValidationActions.None;
        foreach (var action in spec.ValidationActions)
        {
            actions |= action.Value;
        }

        var (reference, scope) = (spec.ParamRef, paramKind is { } known ? options.Mapping.ByKind(known.Group, known.Kind)?.IsNamespaced : null);
        return new ServingBinding
        {
            Name = binding.Name,
            Actions = actions == ValidationActions.None ? ValidationActions.Deny : actions,
            Versions = _versions,
            Match = spec.MatchResources is { } match ? NativeMatch.Of(match) : null,
            ParamNeed = paramKind is { } kind && reference is not null ? NeedOf(kind, reference) : null,
            ParamSelector = SelectorCompiler.Compile(reference?.Selector),
            IsNamespaced = scope,
            UsesRequestNamespace = reference?.Namespace is null && scope != false,
            Missing = reference?.Missing ?? MissingParams.Allow,
            Given = paramKind is { } given ? ObjectsOf(given) : [],
        };
    }

    // An API server asks the resource's own webhook for the object in the version of the rule, which nobody else can.
    private void TellOfConversion(CompiledPolicy policy)
    {
        foreach (var resource in _versions.All)
        {
            var unnamed = resource.IsConvertedByWebhook ? UnnamedVersionsOf(resource, policy.Native!.Match.Rules) : [];
            if (unnamed.Count > 0)
            {
                _notices.Add(Diagnostic.Warning(policy.Document.Source, policy.Document.NameSpan, NativeMessages.ConvertedByWebhook(resource.Kind, unnamed)));
            }
        }
    }

    private static List<string> UnnamedVersionsOf(ResourceVersions resource, IReadOnlyList<NativeRule> rules)
    {
        List<string> unnamed = [.. resource.Served];
        var isMatched = false;
        foreach (var rule in rules)
        {
            if (rule.IsAbout(resource.Group, resource.Resource))
            {
                isMatched = true;
                unnamed.RemoveAll(rule.Names);
            }
        }

        return isMatched ? unnamed : [];
    }

    private static ObjectNeed NeedOf(GroupVersionKind kind, ParamRefSpec reference) =>
        new() { Group = kind.Group, Version = kind.Version, Kind = kind.Kind, Name = reference.Name ?? "", Namespace = reference.Namespace ?? "" };

    private List<ParamObject> ObjectsOf(GroupVersionKind kind)
    {
        var objects = new List<ParamObject>();
        foreach (var document in documents)
        {
            if (document is ParamObject param && param.FullKind.Group == kind.Group && param.FullKind.Kind == kind.Kind)
            {
                objects.Add(param);
            }
        }

        return objects;
    }
}
