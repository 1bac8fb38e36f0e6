namespace Caveat.Policies.Native.Model;

/// <summary><c>validationActions</c> of a binding, as a set.</summary>
[Flags]
internal enum ValidationActions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The write is refused.</summary>
    Deny = 1,

    /// <summary>The client is shown a warning.</summary>
    Warn = 2,

    /// <summary>The audit log shows it.</summary>
    Audit = 4,
}
