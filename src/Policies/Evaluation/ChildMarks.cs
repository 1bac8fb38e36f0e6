using System.Text;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Model;

namespace Caveat.Policies.Evaluation;

/// <summary>How an operator's children are told from other objects.</summary>
internal sealed class ChildMarks
{
    private readonly List<KeyValuePair<byte[], byte[]>> _labels = [];
    private readonly List<KeyValuePair<byte[], string>> _parents = [];
    private readonly bool _byOwner;
    private readonly IReadOnlyList<OwnedKinds> _resources;

    public ChildMarks(ProfileSpec profile)
    {
        _resources = profile.Resources;
        _byOwner = profile.Children.OwnerReferences;
        foreach (var parent in profile.Children.Parents)
        {
            _parents.Add(new(Encoding.UTF8.GetBytes(parent.NameLabel), parent.Kind));
        }

        var required = new List<Kube.SelectorRequirement>();
        foreach (var label in profile.Children.Labels)
        {
            _labels.Add(new(Encoding.UTF8.GetBytes(label.Name), Encoding.UTF8.GetBytes(label.Value.Value)));
            required.Add(new Kube.SelectorRequirement(label.Name, Kube.SelectorOperator.In, [label.Value.Value]));
        }

        Labels = _byOwner ? LabelSelector.Everything : new LabelSelector(required);
        Condition = _byOwner ? ChildCondition.Of(profile) : null;
    }

    /// <summary>Whether the profile says anything by which a child is told.</summary>
    public bool CanTell => _labels.Count > 0 || _byOwner;

    /// <summary>Labels that every child has; everything where an owner alone makes a child, which no selector can tell.</summary>
    public LabelSelector Labels { get; }

    /// <summary>CEL that is true of every request about a child; null where <see cref="Labels"/> say it all.</summary>
    public string? Condition { get; }

    /// <summary>Has all the labels, or an owner that is one of the operator's resources.</summary>
    public bool IsChild(JsonValue child)
    {
        var meta = new ObjectMeta(child);
        return HasLabels(meta) || (_byOwner && OwnerOf(meta).Exists);
    }

    /// <summary>Whether something by which a child is told is among the fields: who set them, made the object.</summary>
    public bool AreSetIn(FieldSet fields)
    {
        var meta = fields.Step("metadata"u8);
        var isSet = _byOwner && meta.Step("ownerReferences"u8).Raw.Exists;
        foreach (var (name, _) in _labels)
        {
            isSet |= meta.Step("labels"u8).Step(name).Raw.Exists;
        }

        return isSet;
    }

    /// <summary>The parents that labels name, in the order of the profile, then the owner that is one of the operator's resources.</summary>
    public List<ParentName> ParentsOf(JsonValue child)
    {
        var meta = new ObjectMeta(child);
        var parents = new List<ParentName>();
        foreach (var (label, kind) in _parents)
        {
            if (meta.Label(label).Text is { } name)
            {
                parents.Add(new ParentName(kind, name));
            }
        }

        var owner = OwnerOf(meta);
        if (owner.Exists)
        {
            parents.Add(new ParentName(owner.Kind.Kind, owner.Name.Text ?? ""));
        }

        return parents;
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
            if (resource.Has(kind))
            {
                return true;
            }
        }

        return false;
    }
}
