using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests;

/// <summary>An object as a file holds it.</summary>
public sealed record Manifest
{
    // Asked for several times of each object, and texts each time.
    private string? _place;
    private GroupVersionKind? _kind;
    private string? _name;
    private string? _namespace;

    /// <param name="place">As <see cref="Place"/>.</param>
    /// <param name="obj">As <see cref="Object"/>.</param>
    public Manifest(string place, JsonValue obj) => (_place, Object) = (place, obj);

    /// <param name="at">As <see cref="At"/>.</param>
    /// <param name="obj">As <see cref="Object"/>.</param>
    public Manifest(ManifestPlace at, JsonValue obj) => (At, Object) = (at, obj);

    /// <summary>The object; its text is its own.</summary>
    public JsonValue Object
    {
        get;
        init
        {
            field = value;
            (_kind, _name, _namespace) = (null, null, null);
        }
    }

    /// <summary>File and line, for messages.</summary>
    public string Place => _place ??= At.ToString();

    /// <summary>The same place in parts; the default where nobody knows it in parts.</summary>
    public ManifestPlace At { get; }

    /// <summary>Parts are empty where the object has none.</summary>
    public GroupVersionKind Kind => _kind ??= GroupVersionKind.OfObject(Object);

    /// <summary><c>metadata.name</c>, or else <c>generateName</c>; empty when there is neither.</summary>
    public string Name => _name ??= new ObjectMeta(Object).Name.Text ?? new ObjectMeta(Object).GenerateName.Text ?? "";

    /// <summary>Empty when the manifest names none.</summary>
    public string Namespace => _namespace ??= new ObjectMeta(Object).Namespace.Text ?? "";
}
