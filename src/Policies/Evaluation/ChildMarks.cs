using System.Text;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Model;

namespace Caveat.Policies.Evaluation;

/// <summary>How an operator's children are told from other objects.</summary>
internal sealed class ChildMarks
{
    private readonly List<KeyValuePair<byte[], byte[]>> _labels = [];
    private readonly byte[]? _parentLabel;
    private readonly byte[]? _parentKindLabel;
    private readonly bool _byOwner;
    private readonly IReadOnlyList<OwnedKinds> _resources;

    public ChildMarks(ProfileSpec profile)
    {
        _resources = profile.Resources;
        _byOwner = profile.Children.OwnerReferences;
        _parentLabel = Utf8(profile.Children.ParentLabel);
        _parentKindLabel = Utf8(profile.Children.ParentKindLabel);
        foreach (var label in profile.Children.Labels)
        {
            _labels.Add(new(Encoding.UTF8.GetBytes(label.Name), Encoding.UTF8.GetBytes(label.Value.Value)));
        }
    }

    /// <summary>Whether the profile says anything by which a child is told.</summary>
    public bool CanTell => _labels.Count > 0 || _byOwner;

    /// <summary>Has all the labels, or an owner that is one of the operator's resources.</summary>
    public bool IsChild(JsonValue child)
    {
        var meta = new ObjectMeta(child);
        return HasLabels(meta) || (_byOwner && OwnerOf(meta).Exists);
    }

    /// <summary>The owner that is one of the operator's resources, else what the labels say; null when nothing says.</summary>
    public ParentName? ParentOf(JsonValue child)
    {
        var meta = new ObjectMeta(child);
        var owner = OwnerOf(meta);
        if (owner.Exists)
        {
            return new ParentName(owner.Kind.Kind, owner.Name.Text ?? "");
        }

        var name = _parentLabel is null ? null : meta.Label(_parentLabel).Text;
        return name is null ? null : new ParentName(_parentKindLabel is null ? "" : meta.Label(_parentKindLabel).Text ?? "", name);
    }

    private bool HasLabels(ObjectMeta meta)
    {
        foreach (var (name, value) in _labels)
        {
            if (!meta.Label(name).Is(value))
            {
                return false;
            }
        }

        return _labels.Count > 0;
    }

    private OwnerReference OwnerOf(ObjectMeta meta)
    {
        foreach (var raw in meta.OwnerReferences.Elements)
        {
            var owner = new OwnerReference(raw);
            if (IsResource(owner.Kind))
            {
                return owner;
            }
        }

        return default;
    }

    private bool IsResource(GroupVersionKind kind)
    {
        foreach (var resource in _resources)
        {
            if (resource.ApiGroup == kind.Group && HasKind(resource.Kinds, kind.Kind))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasKind(IReadOnlyList<Written<string>> kinds, string kind)
    {
        foreach (var known in kinds)
        {
            if (known.Value == kind || known.Value == "*")
            {
                return true;
            }
        }

        return false;
    }

    private static byte[]? Utf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
