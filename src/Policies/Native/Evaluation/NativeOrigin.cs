using Caveat.Policies.Matching;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>Which native policy, by which binding, a finding comes from; says it in the words of the API server.</summary>
/// <param name="IsMutating">Whether the policy is a mutating one.</param>
/// <param name="Policy">Its name.</param>
/// <param name="Binding">The binding's name; null where nobody gave one.</param>
internal sealed record NativeOrigin(bool IsMutating, string Policy, string? Binding)
{
    public static NativeOrigin? Of(ServingPolicy policy) =>
        policy.Binding is { } binding ? new NativeOrigin(policy.Policy.Native!.IsMutating, policy.Policy.Name, binding.Name) : null;

    public string Denial(string message) => (IsMutating, Binding) switch
    {
        (true, null) => $"policy \"{Policy}\" denied request: {message}",
        (true, _) => $"policy '{Policy}' with binding '{Binding}' denied request: {message}",
        (false, null) => $"ValidatingAdmissionPolicy '{Policy}' denied request: {message}",
        _ => $"ValidatingAdmissionPolicy '{Policy}' with binding '{Binding}' denied request: {message}",
    };

    public string Warning(string message) => Binding is null
        ? $"Validation failed for ValidatingAdmissionPolicy '{Policy}': {message}"
        : $"Validation failed for ValidatingAdmissionPolicy '{Policy}' with binding '{Binding}': {message}";
}
