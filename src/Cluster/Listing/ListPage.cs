namespace Caveat.Cluster.Listing;

/// <summary>What came of asking for a page.</summary>
/// <param name="Step">How it ended.</param>
/// <param name="Objects">In the server's order; those that were read before a page ended early among them.</param>
internal sealed record ListPage(PageStep Step, IReadOnlyList<ListedObject> Objects)
{
    /// <summary>Where the next page begins; empty when there is none. Of an expired list, where a list of now goes on; empty when it has to begin anew.</summary>
    public string Continue { get; init; } = "";

    /// <summary>Objects behind this page, as far as the server says.</summary>
    public long Remaining { get; init; }

    /// <summary>Why there is no whole page, as a clause for people; empty when there is one.</summary>
    public string Complaint { get; init; } = "";

    /// <summary>How long the server wants to be left alone; zero when it doesn't say.</summary>
    public TimeSpan RetryAfter { get; init; }
}
