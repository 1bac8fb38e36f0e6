namespace Caveat.Webhook.Options;

/// <summary>An object in a namespace.</summary>
internal sealed record ObjectName(string Namespace, string Name)
{
    /// <summary>From NAMESPACE/NAME; null when it is not of that form.</summary>
    public static ObjectName? Parse(string text) =>
        text.Split('/') is [{ Length: > 0 } ns, { Length: > 0 } name] ? new ObjectName(ns, name) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Namespace}/{Name}";
}
