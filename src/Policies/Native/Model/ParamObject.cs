using Caveat.Json;
using Caveat.Kube;
using Caveat.Text;

namespace Caveat.Policies.Native.Model;

/// <summary>An object of a native policy's <c>paramKind</c> that stands beside the policy.</summary>
internal sealed class ParamObject(SourceText source, GroupVersionKind kind, JsonValue value) : PolicyDocument(source)
{
    public override string Kind => kind.Kind;

    public GroupVersionKind FullKind => kind;

    /// <summary>Lives as long as this document.</summary>
    public JsonValue Value => value;
}
