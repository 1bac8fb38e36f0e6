namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>A condition of a status, in Kubernetes' terms.</summary>
/// <param name="Type">What it is about.</param>
/// <param name="Holds">True or False.</param>
/// <param name="Reason">For machines.</param>
/// <param name="Message">For people.</param>
internal sealed record PolicyCondition(string Type, bool Holds, string Reason, string Message);
