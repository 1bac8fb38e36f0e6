namespace Caveat.Webhook.Auditing;

/// <summary>What the audit is timed and logged by.</summary>
internal sealed class AuditClock(TimeProvider clock, ILogger<AuditService> log)
{
    public TimeProvider Clock => clock;

    public ILogger Log => log;
}
