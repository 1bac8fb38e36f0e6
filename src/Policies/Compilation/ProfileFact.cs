namespace Caveat.Policies.Compilation;

/// <summary>Something that a profile may or may not say of an operator.</summary>
[Flags]
internal enum ProfileFact
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>How its children are told.</summary>
    Children = 1,

    /// <summary>When it has done its work.</summary>
    Settled = 2,

    /// <summary>When an upgrade is under way.</summary>
    Upgrading = 4,

    /// <summary>What it calls itself in managedFields.</summary>
    FieldManagers = 8,

    /// <summary>Which fields it reads only once.</summary>
    ReadOnce = 16,
}
