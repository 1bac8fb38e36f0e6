namespace Caveat.Manifests.Reading;

/// <summary>Where a walk over JSON stopped.</summary>
internal enum JsonStep
{
    /// <summary>Behind a document.</summary>
    Document,

    /// <summary>Behind an item of a list that is read item by item.</summary>
    Item,

    /// <summary>In a list that is too long to be held.</summary>
    LongList,

    /// <summary>In a document that is too long to be held.</summary>
    TooLong,

    /// <summary>At the end of the stream, inside a document.</summary>
    End,
}
