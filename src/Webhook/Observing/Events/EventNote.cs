namespace Caveat.Webhook.Observing.Events;

/// <summary>An Event of core/v1, as far as it is ours to say.</summary>
/// <param name="Name">Of the Event; with a full stop at its end the API server completes it.</param>
/// <param name="About">Whom it is about.</param>
/// <param name="IsWarning">Else it is normal.</param>
/// <param name="Reason">A word in camel case.</param>
/// <param name="Message">For people.</param>
internal sealed record EventNote(string Name, EventObject About, bool IsWarning, string Reason, string Message);
