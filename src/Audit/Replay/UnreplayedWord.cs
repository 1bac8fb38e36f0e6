namespace Caveat.Audit.Replay;

/// <summary>Reasons as reports write them.</summary>
internal static class UnreplayedWord
{
    public static string Of(Unreplayed reason) => reason switch
    {
        Unreplayed.NoWrite => "noWrite",
        Unreplayed.Refused => "refused",
        Unreplayed.DryRun => "dryRun",
        Unreplayed.NoObject => "noObject",
        Unreplayed.Collection => "collection",
        _ => "notSeenBefore",
    };

    /// <summary>For people, behind a number of events.</summary>
    public static string TextOf(Unreplayed reason) => reason switch
    {
        Unreplayed.NoWrite => "were no writes of objects",
        Unreplayed.Refused => "were refused by the API server",
        Unreplayed.DryRun => "were dry runs",
        Unreplayed.NoObject => "say nothing of the object: logged at a level below RequestResponse",
        Unreplayed.Collection => "deleted collections, and do not say of what",
        _ => "deleted or scaled objects that the log did not show before",
    };
}
