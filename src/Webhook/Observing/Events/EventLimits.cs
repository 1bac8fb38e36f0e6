namespace Caveat.Webhook.Observing.Events;

/// <summary>How many Events are written at most: they share etcd with the cluster, and a controller that retries makes one with each attempt.</summary>
internal static class EventLimits
{
    /// <summary>Events about one object at once.</summary>
    public const int ObjectBurst = 5;

    /// <summary>Between two Events about one object after that: what retries is seen to go on.</summary>
    public static readonly TimeSpan ObjectInterval = TimeSpan.FromMinutes(1);

    /// <summary>Events of this replica at once.</summary>
    public const int Burst = 50;

    /// <summary>Between two Events of this replica after that: 5 a second.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Events that wait to be written; what comes then is dropped, and counted. Ten seconds' worth.</summary>
    public const int Queue = 100;

    /// <summary>Objects whose Events are counted apart. Beyond it those are forgotten that asked for nothing lately, and if there are none, all.</summary>
    public const int Objects = 10_000;

    /// <summary>Characters of an object's group, version, kind, namespace and name together: one with more can't be stored, so nobody reads of it. The API server's own bounds come to 696.</summary>
    public const int MaxKeyLength = 1024;

    /// <summary>For one Event to be written.</summary>
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(5);

    /// <summary>UTF-16 code units of a message; core/v1 takes 1,024.</summary>
    public const int MaxMessageLength = 1000;
}
