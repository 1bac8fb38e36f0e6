namespace Caveat.Manifests.Reading;

/// <summary>The sentences about documents that are not read.</summary>
internal static class ReadingMessages
{
    public const string NoObject = "no apiVersion and kind; expected an object of Kubernetes";

    public const string NoUtf8 = "is not UTF-8";

    public const string NoItem = "not an object; the items of a list are objects";

    public const string CutList = "the file ends in the middle of the list";

    public static string ItemTooLong(int limit) => $"the item has more than {limit} bytes (MaxObjectBytes); the rest of the list is not read";

    public static string TooLong(int limit) => $"the document has more than {limit} bytes (MaxObjectBytes); an API server takes no object of that size: split it";

    public static string GivenUp(int limit) => $"more than {limit} documents without an end (MaxBrokenDocuments); the rest of the file is not read";
}
