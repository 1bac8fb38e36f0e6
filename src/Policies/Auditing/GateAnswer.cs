using Caveat.Cel.Evaluation;

namespace Caveat.Policies.Auditing;

/// <summary>Whether a policy applies to a review.</summary>
/// <param name="Truth">As far as it can be told; conditions that can't be asked count as if they held.</param>
/// <param name="Missing">What those conditions ask; none outside of audits.</param>
internal readonly record struct GateAnswer(Truth Truth, WriteFacts Missing)
{
    public static implicit operator GateAnswer(Truth truth) => new(truth, WriteFacts.None);
}
