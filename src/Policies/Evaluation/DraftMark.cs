namespace Caveat.Policies.Evaluation;

/// <summary>How much a draft held at a time.</summary>
/// <param name="Violations">Number of violations.</param>
/// <param name="Errors">Number of errors.</param>
/// <param name="Passes">Number of rules that held.</param>
/// <param name="Skips">Number of rules that can't be audited.</param>
internal readonly record struct DraftMark(int Violations, int Errors, int Passes, int Skips);
