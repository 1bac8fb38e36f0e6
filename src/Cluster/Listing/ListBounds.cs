namespace Caveat.Cluster.Listing;

/// <summary>How a list is read.</summary>
public sealed record ListBounds
{
    /// <summary>How often a list is begun anew that the server forgot, and could not go on with: it is longer than the server's memory then.</summary>
    public const int MaxFreshLists = 5;

    /// <summary>Objects of a page: what kubectl asks for at a time.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>Bytes of a page, after which the next ones are asked for with fewer objects. 500 objects of 16 KiB have as many.</summary>
    public int MaxPageBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes of a page that holds not even one object. An API server takes objects of 3 MiB.</summary>
    public int MaxObjectBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>How long a page may take. The API server itself gives a list up after 60 seconds.</summary>
    public TimeSpan PageTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a server is asked again that can't answer, since it last did. An API server that restarts is back in half a minute.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the user was seen to have the right to list, and the resource to be there, a short while ago: a refusal is then that of a server that has been started anew.</summary>
    public bool WasAllowed { get; init; }

    /// <summary>Of <see cref="Patience"/>, how long a server that was away, or has given objects before, is asked again that says that it has no such resource, or that the user may not: it says so while it starts.</summary>
    public TimeSpan PatienceWithRefusals { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Before a server is asked again for the first time; doubled each time.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Before a server is asked again, at most.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(8);
}
