namespace Caveat.Policies.Native.Model;

/// <summary><c>parameterNotFoundAction</c>: what follows when no object is there that a binding's <c>paramRef</c> names.</summary>
internal enum MissingParams
{
    /// <summary>The binding does nothing, as if the policy were not bound.</summary>
    Allow,

    /// <summary>The policy can't be judged, and its <c>failurePolicy</c> decides.</summary>
    Deny,
}
