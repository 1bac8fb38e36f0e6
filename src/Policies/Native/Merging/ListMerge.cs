namespace Caveat.Policies.Native.Merging;

/// <summary>How two lists become one.</summary>
internal enum ListMerge
{
    /// <summary>They don't: a list is put as a whole.</summary>
    Atomic,

    /// <summary>Elements are told apart by their worth.</summary>
    Set,

    /// <summary>Elements are told apart by key fields, and merged one by one.</summary>
    Map,
}
