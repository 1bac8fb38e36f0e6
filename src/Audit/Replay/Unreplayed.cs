namespace Caveat.Audit.Replay;

/// <summary>Why an event is no write that can be replayed.</summary>
public enum Unreplayed
{
    /// <summary>It is none of an object, or nothing is written by it.</summary>
    NoWrite,

    /// <summary>The API server refused it.</summary>
    Refused,

    /// <summary>It was a dry run.</summary>
    DryRun,

    /// <summary>The log says neither what was written nor what came of it: it was written at a level below <c>RequestResponse</c>.</summary>
    NoObject,

    /// <summary>It deleted a collection, and the log doesn't say of what.</summary>
    Collection,

    /// <summary>A deletion, or a write to a scale, of an object that the log did not show before.</summary>
    NotSeenBefore,
}
