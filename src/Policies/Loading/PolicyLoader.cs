using Caveat.Policies.Compilation;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Loading;
using Caveat.Policies.Testing;
using Caveat.Policies.Validation;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>Reads documents from YAML text, JSON among it, and compiles their expressions. Knows no files.</summary>
public static class PolicyLoader
{
    private const string ListKind = "List";
    private static readonly string[] Kinds = [CaveatPolicy.KindName, OperatorProfile.KindName, CaveatException.KindName];

    /// <summary>Reads all documents of a text; a bad one does not stop the others. Tests are no policies, and are passed over.</summary>
    public static LoadResult Load(SourceText yaml)
    {
        var result = new LoadResultBuilder();
        var others = new List<OtherDocument>();
        foreach (var document in YamlReader.Read(yaml, YamlLimits.Default))
        {
            if (document.Root is null || !TestLoader.IsTest(document.Root))
            {
                Load(yaml, document, result, others);
            }
        }

        ParamReader.Read(others, result);
        return result.Build();
    }

    /// <summary>Reads one document that is part of a text, such as an object of a test.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="root">A node that was read from it.</param>
    public static LoadResult Load(SourceText yaml, YamlNode root)
    {
        var result = new LoadResultBuilder();
        var others = new List<OtherDocument>();
        Load(yaml, new YamlDocument(yaml, root, []), result, others);
        ParamReader.Read(others, result);
        return result.Build();
    }

    private static void Load(SourceText yaml, YamlDocument document, LoadResultBuilder result, List<OtherDocument> others)
    {
        var findings = new Findings(yaml);
        foreach (var diagnostic in document.Diagnostics)
        {
            findings.Add(diagnostic);
        }

        if (ItemsOf(document.Root) is { } items)
        {
            result.Add(null, ListKind, findings);
            foreach (var item in items)
            {
                Load(yaml, item, new Findings(yaml), result, others);
            }

            return;
        }

        Load(yaml, document.Root, findings, result, others);
    }

    private static void Load(SourceText yaml, YamlNode? root, Findings findings, LoadResultBuilder result, List<OtherDocument> others)
    {
        if (ParamReader.MayBeParam(root))
        {
            others.Add(new OtherDocument((YamlMapping)root!, findings));
            return;
        }

        var read = root is null ? null : ReadDocument(yaml, root, findings);
        result.Add(read, KindOf(root), findings);
    }

    // As kubectl prints several objects; lists of one kind are called after it.
    private static IReadOnlyList<YamlNode>? ItemsOf(YamlNode? root) =>
        root is YamlMapping mapping && KindOf(root).EndsWith(ListKind, StringComparison.Ordinal) && mapping.Find("items") is YamlSequence items ? items.Items : null;

    private static PolicyDocument? ReadDocument(SourceText yaml, YamlNode root, Findings findings)
    {
        if (NativeReader.IsNative(root))
        {
            return NativeReader.Read(yaml, (YamlMapping)root, findings);
        }

        if (!IsKnown(root, findings))
        {
            return null;
        }

        return KindOf(root) switch
        {
            CaveatPolicy.KindName => CaveatPolicy.ShapeIn(yaml).TryRead(root, findings, out var policy) ? Compile(policy, findings) : null,
            OperatorProfile.KindName => OperatorProfile.ShapeIn(yaml).TryRead(root, findings, out var profile) ? Compile(profile, findings) : null,
            _ => CaveatException.ShapeIn(yaml).TryRead(root, findings, out var exception) ? Check(exception, findings) : null,
        };
    }

    private static CaveatException Check(CaveatException exception, Findings findings)
    {
        if (exception.Namespace.Length == 0 && exception.Name is { Length: > 0 })
        {
            findings.Error(exception.NameSpan, LoadingMessages.NoNamespace);
        }

        foreach (var objects in exception.Spec.Objects)
        {
            if (objects.Name is null && objects.Selector is null)
            {
                findings.Error(objects.Span with { Length = 0 }, LoadingMessages.NameOrSelector);
            }

            PolicyValidator.ValidateSelector(objects.Selector, findings);
        }

        return exception;
    }

    private static CaveatPolicy Compile(CaveatPolicy policy, Findings findings)
    {
        new PolicyValidator(policy.Spec, findings).Validate();
        policy.Compiled = new PolicyCompiler(policy, findings).Compile();
        return policy;
    }

    private static OperatorProfile Compile(OperatorProfile profile, Findings findings)
    {
        var expressions = new ExpressionCompiler(PolicyEnvironment.Common, findings, []);
        profile.CompiledSettled = Compile(profile.Spec.Settled, expressions);
        profile.CompiledPaused = Compile(profile.Spec.Paused, expressions);
        profile.CompiledUpgrading = Compile(profile.Spec.Upgrading, expressions);
        CheckReplicas(profile.Spec.Resources, findings);
        PolicyValidator.ValidateLabels(profile.Spec.Children.Labels, findings);
        return profile;
    }

    private static void CheckReplicas(IReadOnlyList<OwnedKinds> resources, Findings findings)
    {
        foreach (var resource in resources)
        {
            foreach (var kind in resource.Replicas is null ? [] : resource.Kinds)
            {
                if (kind.Value == "*")
                {
                    findings.Error(kind.Span, LoadingMessages.ReplicasOfAnyKind);
                }
            }
        }
    }

    private static CompiledExpression? Compile(ExpressionText? condition, ExpressionCompiler expressions) =>
        condition is null ? null : expressions.CompileCondition(condition);

    private static bool IsKnown(YamlNode root, Findings findings)
    {
        if (root is not YamlMapping mapping)
        {
            findings.Error(root.Span, LoadingMessages.WrongType("a document", root));
            return false;
        }

        if (mapping.Find("apiVersion") is not YamlScalar { Value: DocumentFields.ApiVersion })
        {
            var version = mapping.Find("apiVersion");
            findings.Error(version?.Span ?? root.Span with { Length = 0 }, LoadingMessages.UnknownVersion((version as YamlScalar)?.Value ?? ""));
            return false;
        }

        var kind = KindOf(root);
        if (Array.IndexOf(Kinds, kind) >= 0)
        {
            return true;
        }

        findings.Error(mapping.Find("kind")?.Span ?? root.Span with { Length = 0 }, LoadingMessages.UnknownKind(kind, Kinds));
        return false;
    }

    private static string KindOf(YamlNode? root) => ((root as YamlMapping)?.Find("kind") as YamlScalar)?.Value ?? "";
}
