namespace Caveat.Policies.Native.Model;

/// <summary><c>scope</c> of a resource rule.</summary>
internal enum NativeScope
{
    /// <summary>All objects.</summary>
    All,

    /// <summary>Objects in namespaces.</summary>
    Namespaced,

    /// <summary>Objects without a namespace, Namespaces among them.</summary>
    Cluster,
}
