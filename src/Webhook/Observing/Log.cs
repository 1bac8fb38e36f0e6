using Caveat.Policies;

namespace Caveat.Webhook.Observing;

/// <summary>Every line of the log. Event ids are never reused, and no line holds an object: it may be a Secret.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "listening on {Address}")]
    public static partial void Listening(ILogger log, string address);

    [LoggerMessage(2, LogLevel.Information, "stops in {Seconds} s; serves until then, and says that it isn't ready")]
    public static partial void Draining(ILogger log, double seconds);

    [LoggerMessage(10, LogLevel.Information, "policies loaded: {Policies} policies from {Files} files")]
    public static partial void PoliciesLoaded(ILogger log, int policies, int files);

    [LoggerMessage(11, LogLevel.Warning, "{Problem}; keeps last good version: {KeptLastGood}")]
    public static partial void PolicyProblem(ILogger log, string problem, bool keptLastGood);

    [LoggerMessage(12, LogLevel.Error, "policies can't be read: {Reason}")]
    public static partial void PoliciesUnreadable(ILogger log, string reason);

    [LoggerMessage(13, LogLevel.Warning, "the files have no policy that serves; policies of before, where there were any, go on serving")]
    public static partial void NothingServes(ILogger log);

    [LoggerMessage(14, LogLevel.Error, "reading the policies failed; the policies before go on serving")]
    public static partial void ReloadBroken(ILogger log, Exception exception);

    [LoggerMessage(20, LogLevel.Information, "registered with {Server}")]
    public static partial void Registered(ILogger log, string server);

    [LoggerMessage(21, LogLevel.Warning, "registration failed, tried again in {Seconds} s: {Reason}")]
    public static partial void RegistrationFailed(ILogger log, double seconds, string reason);

    [LoggerMessage(22, LogLevel.Warning, "what this replica enforces could not be said in the cluster, tried again: {Reason}")]
    public static partial void StatusFailed(ILogger log, string reason);

    [LoggerMessage(23, LogLevel.Information, "leads: {Leads}; holder of the Lease {Lease}: {Holder}")]
    public static partial void LeadershipChanged(ILogger log, bool leads, string lease, string? holder);

    [LoggerMessage(24, LogLevel.Warning, "the election of a leader under the Lease {Lease} failed, tried again: {Reason}")]
    public static partial void ElectionFailed(ILogger log, string lease, string reason);

    [LoggerMessage(30, LogLevel.Information, "certificate loaded, valid until {NotAfter}")]
    public static partial void CertificateLoaded(ILogger log, DateTimeOffset notAfter);

    [LoggerMessage(31, LogLevel.Error, "certificate can't be loaded, the one before goes on serving: {Reason}")]
    public static partial void CertificateUnreadable(ILogger log, string reason);

    [LoggerMessage(32, LogLevel.Information, "authorities of clients loaded: {Count} certificates")]
    public static partial void ClientAuthoritiesLoaded(ILogger log, int count);

    [LoggerMessage(33, LogLevel.Error, "authorities of clients can't be loaded, those of before go on counting: {Reason}")]
    public static partial void ClientAuthoritiesUnreadable(ILogger log, string reason);

    [LoggerMessage(40, LogLevel.Warning, "an Event could not be written: {Reason}")]
    public static partial void EventFailed(ILogger log, string reason);

    [LoggerMessage(50, LogLevel.Information, "audit begins {Place}")]
    public static partial void AuditBegins(ILogger log, string place);

    [LoggerMessage(51, LogLevel.Information, "audit ends: {Objects} objects, {Findings} findings, {Problems} that could not be read or judged")]
    public static partial void AuditEnds(ILogger log, long objects, long? findings, long problems);

    [LoggerMessage(52, LogLevel.Warning, "audit broke off, goes on in a moment: {Reason}")]
    public static partial void AuditFailed(ILogger log, string reason);

    [LoggerMessage(53, LogLevel.Warning, "not audited in namespace '{Place}', {Count} in all, of which the first: {Problem}")]
    public static partial void AuditProblem(ILogger log, string place, long count, string problem);

    [LoggerMessage(54, LogLevel.Warning, "no policy reports are written: the cluster serves neither openreports.io/v1alpha1 nor wgpolicyk8s.io/v1alpha2")]
    public static partial void ReportsUnserved(ILogger log);

    [LoggerMessage(55, LogLevel.Warning, "policy report of namespace '{Place}' is not as it should be: {Reason}")]
    public static partial void ReportFailed(ILogger log, string place, string reason);

    [LoggerMessage(56, LogLevel.Warning, "the full result of the audit did not get where it should: {Reason}")]
    public static partial void FullResultFailed(ILogger log, string reason);

    [LoggerMessage(57, LogLevel.Error, "a bug: audit broke off, goes on in a moment")]
    public static partial void AuditBroken(ILogger log, Exception exception);

    [LoggerMessage(58, LogLevel.Warning, "no policy report of namespace '{Place}' is written: the {Report} there is not Caveat's, as its label app.kubernetes.io/managed-by says; rename or delete it, and the next audit writes its own")]
    public static partial void ReportForeign(ILogger log, string report, string place);

    [LoggerMessage(59, LogLevel.Error, "a bug: the audit of namespace '{Place}' broke off; it is tried once more behind all others")]
    public static partial void AuditPlaceBroken(ILogger log, Exception exception, string place);

    [LoggerMessage(60, LogLevel.Error, "a bug: this audit is without namespace '{Place}', whose policy report stays as it was")]
    public static partial void AuditPlaceLost(ILogger log, Exception exception, string place);

#pragma warning disable SYSLIB1015 // The trace's id is a field of the line for those who search by it, and no part of its text.
    [LoggerMessage(100, LogLevel.Information, "denied {Operation} {Resource} {Object} by {User}: {Policy}/{Rule}")]
    public static partial void Denied(ILogger log, string operation, string resource, string @object, string user, string policy, string rule, string? traceId);

    [LoggerMessage(101, LogLevel.Information, "excepted {Operation} {Resource} {Object} by {User}: {Policy}/{Rule} {ExceptedBy}")]
    public static partial void Excepted(ILogger log, string operation, string resource, string @object, string user, string policy, string rule, string exceptedBy, string? traceId);

    [LoggerMessage(102, LogLevel.Warning, "error in {Operation} {Resource} {Object} by {User}: {Policy}/{Rule}: {Message}")]
    public static partial void RuleFailed(ILogger log, string operation, string resource, string @object, string user, string policy, string rule, string message, string? traceId);
#pragma warning restore SYSLIB1015

    [LoggerMessage(104, LogLevel.Error, "a review of phase {Phase} failed and was denied")]
    public static partial void Broken(ILogger log, Exception exception, ReviewPhase phase);

    [LoggerMessage(105, LogLevel.Warning, "closed {Count} connections for {Listener} within {Seconds} s: {Most} were open, which is all that --max-connections lets be")]
    public static partial void ConnectionsClosed(ILogger log, int count, string listener, double seconds, int most);

    // 103 was a line for each of them.
    [LoggerMessage(106, LogLevel.Warning, "refused {Count} requests within {Seconds} s with {Code} {Reason}; the first: {Message}")]
    public static partial void Refused(ILogger log, int count, double seconds, int code, string reason, string message);
}
