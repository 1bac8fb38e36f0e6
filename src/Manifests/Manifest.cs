using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests;

/// <summary>An object as a file holds it.</summary>
/// <param name="Place">File and line, for messages.</param>
/// <param name="Object">The object; its text is its own.</param>
public sealed record Manifest(string Place, JsonValue Object)
{
    // Asked for several times of each object, and texts each time.
    private GroupVersionKind? _kind;
    private string? _name;
    private string? _namespace;

    /// <summary>The object; its text is its own.</summary>
    public JsonValue Object
    {
        get;
        init
        {
            field = value;
            (_kind, _name, _namespace) = (null, null, null);
        }
    } = Object;

    /// <summary>The same place in parts; the default where nobody knows it in parts.</summary>
    public ManifestPlace At { get; init; }

    /// <summary>Parts are empty where the object has none.</summary>
    public GroupVersionKind Kind => _kind ??= GroupVersionKind.Of(Object.Property("apiVersion"u8).Text ?? "", Object.Property("kind"u8).Text ?? "");

    /// <summary><c>metadata.name</c>, or else <c>generateName</c>; empty when there is neither.</summary>
    public string Name => _name ??= new ObjectMeta(Object).Name.Text ?? new ObjectMeta(Object).GenerateName.Text ?? "";

    /// <summary>Empty when the manifest names none.</summary>
    public string Namespace => _namespace ??= new ObjectMeta(Object).Namespace.Text ?? "";
}
