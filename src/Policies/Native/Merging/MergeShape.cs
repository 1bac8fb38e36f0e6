namespace Caveat.Policies.Native.Merging;

/// <summary>How a place of an object is merged. Immutable.</summary>
internal abstract class MergeShape
{
    /// <summary>Of a list.</summary>
    public virtual ListMerge List => ListMerge.Atomic;

    /// <summary>Of a list that is merged by keys.</summary>
    public virtual IReadOnlyList<MergeKey> Keys => [];

    /// <summary>Of an object: whether it is put as a whole.</summary>
    public virtual bool IsAtomic => false;

    /// <summary>What the elements of a list are.</summary>
    public virtual MergeShape Item => UntypedShape.Instance;

    /// <summary>What a field of an object is; null when the schema declares none of that name.</summary>
    public virtual MergeShape? Field(string name) => UntypedShape.Instance;
}
