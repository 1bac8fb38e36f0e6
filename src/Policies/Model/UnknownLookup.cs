namespace Caveat.Policies.Model;

/// <summary>What follows when the answer to a look-up is unknown.</summary>
internal enum UnknownLookup
{
    /// <summary>The rules that need it deny.</summary>
    Deny,

    /// <summary>The rules that need it are left out, and the client is warned.</summary>
    Warn,

    /// <summary>The rules that need it are left out.</summary>
    Skip,
}
