namespace Caveat.Policies.Native.Model;

/// <summary><c>patchType</c> of a mutation.</summary>
internal enum PatchType
{
    /// <summary>An object that is merged into the one written.</summary>
    ApplyConfiguration,

    /// <summary>Operations of RFC 6902.</summary>
    JsonPatch,
}
