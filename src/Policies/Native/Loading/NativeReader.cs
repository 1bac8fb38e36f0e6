using Caveat.Policies.Loading;
using Caveat.Policies.Native.Compilation;
using Caveat.Policies.Native.Model;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Native.Loading;

/// <summary>Reads the documents of <c>admissionregistration.k8s.io</c>.</summary>
internal static class NativeReader
{
    public static bool IsNative(YamlNode root) =>
        root is YamlMapping mapping && mapping.Find("apiVersion") is YamlScalar version && version.Value.StartsWith(NativeDocument.ApiGroup + "/", StringComparison.Ordinal);

    public static PolicyDocument? Read(SourceText yaml, YamlMapping root, Findings findings)
    {
        var version = (YamlScalar)root.Find("apiVersion")!;
        if (Array.IndexOf(NativeDocument.ApiVersions, version.Value) < 0)
        {
            findings.Error(version.Span, NativeMessages.UnknownVersion(version.Value));
            return null;
        }

        var kind = (root.Find("kind") as YamlScalar)?.Value ?? "";
        switch (kind)
        {
            case NativeDocument.ValidatingPolicy or NativeDocument.MutatingPolicy:
                return NativePolicy.ShapeIn(yaml, kind).TryRead(root, findings, out var policy) ? Compile(policy, findings) : null;
            case NativeDocument.ValidatingBinding or NativeDocument.MutatingBinding:
                return NativeBinding.ShapeIn(yaml, kind).TryRead(root, findings, out var binding) ? Check(binding, findings) : null;
            default:
                findings.Error(root.Find("kind")?.Span ?? root.Span with { Length = 0 }, NativeMessages.UnknownKind(kind, version.Value));
                return null;
        }
    }

    private static NativePolicy Compile(NativePolicy policy, Findings findings)
    {
        new NativeValidator(findings).Validate(policy);
        policy.Compiled = new NativeCompiler(policy, findings).Compile();
        return policy;
    }

    private static NativeBinding Check(NativeBinding binding, Findings findings)
    {
        new NativeValidator(findings).Validate(binding);
        return binding;
    }
}
