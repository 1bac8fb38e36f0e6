namespace Caveat.Faults.Tests.Load;

/// <summary>What became of a write.</summary>
internal enum WriteOutcome
{
    /// <summary>The API server stored it.</summary>
    Stored,

    /// <summary>A rule denied it.</summary>
    Denied,

    /// <summary>It was refused for another reason: the webhook, or etcd, couldn't be asked.</summary>
    Refused,

    /// <summary>No answer came in time: it may be stored or not.</summary>
    Unknown,
}
