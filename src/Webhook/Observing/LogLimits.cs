namespace Caveat.Webhook.Observing;

/// <summary>What a line of the log has at most of texts that come from reviews: whoever asks in the API server's place may send them at any length. In UTF-16 code units, an ellipsis on top.</summary>
internal static class LogLimits
{
    /// <summary>Of the name of an object or a resource, or of a namespace: no API server stores one that is longer.</summary>
    public const int MaxName = 253;

    /// <summary>Of a user's name.</summary>
    public const int MaxUser = 256;

    /// <summary>Of a sentence, as an Event's message has.</summary>
    public const int MaxMessage = 1000;
}
