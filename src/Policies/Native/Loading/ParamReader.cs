using System.Buffers;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Loading;
using Caveat.Policies.Native.Model;
using Caveat.Yaml;

namespace Caveat.Policies.Native.Loading;

/// <summary>Keeps the objects of a text that its native policies take as params; any other object is a mistake.</summary>
internal static class ParamReader
{
    private const string OwnGroup = "caveat.dev/";

    /// <summary>Whether a document is an object of neither Caveat's nor the API server's own policies.</summary>
    public static bool MayBeParam(YamlNode? root) =>
        root is YamlMapping mapping
        && mapping.Find("apiVersion") is YamlScalar { IsString: true } version
        && mapping.Find("kind") is YamlScalar { IsString: true }
        && !version.Value.StartsWith(OwnGroup, StringComparison.Ordinal)
        && !NativeReader.IsNative(root);

    public static void Read(IReadOnlyList<OtherDocument> others, LoadResultBuilder result)
    {
        foreach (var other in others)
        {
            var kind = KindOf(other.Root);
            var param = IsParamKind(kind, result.Documents) ? Read(other, kind) : Refuse(other);
            result.Add(param, kind.Kind, other.Findings);
        }
    }

    private static bool IsParamKind(GroupVersionKind kind, IReadOnlyList<PolicyDocument> documents)
    {
        foreach (var document in documents)
        {
            if (document is NativePolicy { Spec.ParamKind: { } wanted } && GroupVersionKind.Of(wanted.ApiVersion, wanted.Kind) is var known && known.Group == kind.Group && known.Kind == kind.Kind)
            {
                return true;
            }
        }

        return false;
    }

    private static ParamObject? Read(OtherDocument other, GroupVersionKind kind)
    {
        var source = other.Findings.Source;
        var bytes = new ArrayBufferWriter<byte>();
        if (YamlJson.Write(other.Root, bytes) is { } unwritable)
        {
            other.Findings.Error(unwritable.Span, Caveat.Policies.Compilation.CompilationMessages.NoConstant);
            return null;
        }

        var text = new JsonText();
        if (!text.TryParse(bytes.WrittenMemory, JsonLimits.Document, out var error))
        {
            other.Findings.Error(other.Root.Span with { Length = 0 }, error.ToString()!);
            return null;
        }

        var meta = new ObjectMeta(text.Root);
        return new ParamObject(source, kind, text.Root) { Name = meta.Name.Text ?? "", Namespace = meta.Namespace.Text ?? "", NameSpan = other.Root.Span with { Length = 0 } };
    }

    private static ParamObject? Refuse(OtherDocument other)
    {
        var version = (YamlScalar)other.Root.Find("apiVersion")!;
        other.Findings.Error(version.Span, LoadingMessages.UnknownVersion(version.Value));
        return null;
    }

    private static GroupVersionKind KindOf(YamlMapping root) =>
        GroupVersionKind.Of(((YamlScalar)root.Find("apiVersion")!).Value, ((YamlScalar)root.Find("kind")!).Value);
}
