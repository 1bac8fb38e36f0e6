namespace Caveat.Policies.Native.Merging;

/// <summary>A place of Kubernetes' own kinds: what is not listed is untyped.</summary>
internal sealed class KnownShape : MergeShape
{
    private readonly Dictionary<string, MergeShape> _fields = new(StringComparer.Ordinal);
    private readonly MergeKey[] _keys;
    private readonly MergeShape _item;
    private readonly ListMerge _list;
    private readonly bool _isAtomic;

    private KnownShape(ListMerge list, MergeShape item, MergeKey[] keys, bool isAtomic) => (_list, _item, _keys, _isAtomic) = (list, item, keys, isAtomic);

    /// <summary>An object that is put as a whole.</summary>
    public static KnownShape Atomic { get; } = new(ListMerge.Atomic, UntypedShape.Instance, [], isAtomic: true);

    /// <summary>A list whose elements are told apart by their worth.</summary>
    public static KnownShape Set { get; } = new(ListMerge.Set, UntypedShape.Instance, [], isAtomic: false);

    public override ListMerge List => _list;

    public override IReadOnlyList<MergeKey> Keys => _keys;

    public override bool IsAtomic => _isAtomic;

    public override MergeShape Item => _item;

    /// <summary>An object with these fields.</summary>
    public static KnownShape Of(params ReadOnlySpan<(string Name, MergeShape Shape)> fields)
    {
        var made = new KnownShape(ListMerge.Atomic, UntypedShape.Instance, [], isAtomic: false);
        foreach (var (name, shape) in fields)
        {
            made._fields[name] = shape;
        }

        return made;
    }

    /// <summary>A list whose elements are told apart by keys.</summary>
    public static KnownShape By(MergeShape item, params MergeKey[] keys) => new(ListMerge.Map, item, keys, isAtomic: false);

    /// <summary>A list whose elements are told apart by one field.</summary>
    public static KnownShape By(string key, MergeShape? item = null) => By(item ?? UntypedShape.Instance, new MergeKey(key));

    public override MergeShape? Field(string name) => _fields.GetValueOrDefault(name, UntypedShape.Instance);
}
