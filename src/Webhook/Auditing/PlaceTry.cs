using Caveat.Audit.Reports;

namespace Caveat.Webhook.Auditing;

/// <summary>One namespace, to be audited.</summary>
/// <param name="Plan">Of the whole run.</param>
/// <param name="Place">The namespace; empty for what is in none.</param>
/// <param name="Full">Takes every row; null for nobody.</param>
internal sealed record PlaceTry(AuditPlan Plan, string Place, IReport? Full);
