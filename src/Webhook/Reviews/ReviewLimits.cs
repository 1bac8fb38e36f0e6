using Caveat.Json;

namespace Caveat.Webhook.Reviews;

/// <summary>What is read from a client before it is refused.</summary>
internal static class ReviewLimits
{
    /// <summary>
    /// Bytes of a body; one of this length is read. The API server takes requests of 3 MiB (its MaxRequestBodyBytes) though etcd stores 1.5 MiB; a review holds the object
    /// twice, new and old, and 1 MiB is left for the user, the options and the envelope. Servers of the field take the same 7 MiB.
    /// </summary>
    public static readonly int MaxBodyBytes = JsonLimits.Review.MaxBytes;

    /// <summary>
    /// Bytes behind <see cref="MaxBodyBytes"/> that are read and thrown away, so that the client reads the refusal and not a reset connection. Beyond, the connection is closed.
    /// </summary>
    public const long MaxDiscardedBytes = 32L * 1024 * 1024;

    /// <summary>
    /// Bytes that a buffer has room for before they have come, at most: a length is only said, and one HTTP/2 connection may say it a hundred times at once. Most reviews are shorter, and are never copied.
    /// </summary>
    public const int MaxAheadBytes = 64 * 1024;

    /// <summary>
    /// Bytes of all buffers together that are larger than <see cref="MaxAheadBytes"/>; a body beyond is refused, so that <c>failurePolicy</c> decides. That is 18 of the largest bodies at once, in the
    /// 512 MiB that the chart gives a replica, of which a text that is judged takes a part again.
    /// </summary>
    public const long MaxLargeBytes = 128L * 1024 * 1024;

    /// <summary>From the headers to the last byte of the body. The API server sends a review at once, and waits ten seconds for the answer unless told otherwise.</summary>
    public static readonly TimeSpan BodyTimeout = TimeSpan.FromSeconds(3);

    /// <summary>For everything that is asked of the API server for one review, look-ups and access together: it waits ten seconds for the answer unless told otherwise.</summary>
    public static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(8);

    /// <summary>From the first byte of a request to the end of its headers.</summary>
    public static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Bytes of a buffer that is kept for the next review: most reviews take some 10 KB, and a rare large one must not stay.</summary>
    public const int MaxRetainedBytes = JsonText.MaxRetainedBytes;

    /// <summary>Sets of buffers that are kept: more reviews at once than this are rare, and then only cost an allocation.</summary>
    public const int MaxRetainedBuffers = 64;
}
