namespace Caveat.Cluster.Listing;

/// <summary>How the reading of a page ended.</summary>
internal enum PageStep
{
    /// <summary>It was read to its end.</summary>
    Whole,

    /// <summary>It has more bytes than a page may: what was read of it is whole objects.</summary>
    TooLong,

    /// <summary>The server has forgotten the list that the page belongs to.</summary>
    Expired,

    /// <summary>It was cut off, or the server can't answer now.</summary>
    Broken,

    /// <summary>The user may not list.</summary>
    Forbidden,

    /// <summary>There is no such collection.</summary>
    Missing,

    /// <summary>The server will not answer otherwise when it is asked again.</summary>
    Refused,
}
