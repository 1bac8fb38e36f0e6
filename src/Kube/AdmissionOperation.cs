namespace Caveat.Kube;

/// <summary>What a request does to an object.</summary>
public enum AdmissionOperation : byte
{
    /// <summary><c>CREATE</c>.</summary>
    Create,

    /// <summary><c>UPDATE</c>, also for a patch and an apply to what is there.</summary>
    Update,

    /// <summary><c>DELETE</c>.</summary>
    Delete,

    /// <summary><c>CONNECT</c>: exec, attach, port-forward, proxy.</summary>
    Connect,
}
