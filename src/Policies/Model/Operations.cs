namespace Caveat.Policies.Model;

/// <summary>The operations of admission, as a set.</summary>
[Flags]
public enum Operations
{
    /// <summary>The empty set.</summary>
    None = 0,

    /// <summary><c>CREATE</c>.</summary>
    Create = 1,

    /// <summary><c>UPDATE</c>, patches among them.</summary>
    Update = 2,

    /// <summary><c>DELETE</c>.</summary>
    Delete = 4,

    /// <summary><c>CONNECT</c>: <c>exec</c>, <c>attach</c>, <c>port-forward</c>, <c>proxy</c>.</summary>
    Connect = 8,
}
