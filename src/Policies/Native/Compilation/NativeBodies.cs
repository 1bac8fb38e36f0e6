namespace Caveat.Policies.Native.Compilation;

/// <summary>What the rules of native policies are called where a policy's body stands.</summary>
internal static class NativeBodies
{
    public const string Validation = "validation";

    public const string Mutation = "mutation";

    /// <summary>The one rule of a policy that only writes to the audit log.</summary>
    public const string AnnotationsRule = "auditAnnotations";
}
