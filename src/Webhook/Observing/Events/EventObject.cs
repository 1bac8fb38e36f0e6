namespace Caveat.Webhook.Observing.Events;

/// <summary>The object that an Event is about. What is not known is null.</summary>
/// <param name="ApiVersion">Group and version.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Namespace">Null for an object of the cluster.</param>
/// <param name="Name">Name.</param>
/// <param name="Uid">An object that is to be created has none.</param>
/// <param name="ResourceVersion">Which version of it.</param>
internal sealed record EventObject(string ApiVersion, string Kind, string? Namespace, string Name, string? Uid, string? ResourceVersion)
{
    // core/v1: what is in no namespace has its events in the default one.
    private const string DefaultNamespace = "default";

    /// <summary>Where its Events lie.</summary>
    public string EventNamespace => string.IsNullOrEmpty(Namespace) ? DefaultNamespace : Namespace;
}
