namespace Caveat.Webhook.Reviews;

/// <summary>Why a request gets no review: a <c>Status</c> object in Kubernetes' terms.</summary>
/// <param name="Code">HTTP status.</param>
/// <param name="Reason">One of Kubernetes' machine-readable reasons; also a metric's label, so there are few.</param>
/// <param name="Message">For people, without a full stop.</param>
internal sealed record Refusal(int Code, string Reason, string Message);
