namespace Caveat.Policies.Compilation;

/// <summary>Something that a profile may or may not say of an operator.</summary>
internal enum ProfileFact
{
    /// <summary>How its children are told.</summary>
    Children,

    /// <summary>When it has done its work.</summary>
    Settled,

    /// <summary>When an upgrade is under way.</summary>
    Upgrading,
}
