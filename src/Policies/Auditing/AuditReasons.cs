using System.Collections.Concurrent;

namespace Caveat.Policies.Auditing;

/// <summary>Says why a rule is skipped.</summary>
internal static class AuditReasons
{
    // There are no more than sets of facts, 128.
    private static readonly ConcurrentDictionary<WriteFacts, string> Known = new();

    private static readonly (WriteFacts Fact, string Text)[] Texts =
    [
        (WriteFacts.Deletion, "is about deletions"),
        (WriteFacts.Connection, "is about connections, as with exec"),
        (WriteFacts.Before, "compares with the object before"),
        (WriteFacts.Moment, "asks what the operator was doing when it was written"),
        (WriteFacts.User, "asks who writes"),
        (WriteFacts.Rights, "asks what the user may do"),
        (WriteFacts.Manner, "asks how it is written"),
    ];

    /// <summary><c>not auditable: compares with the object before, asks who writes</c>.</summary>
    public static string Of(WriteFacts missing) => Known.GetOrAdd(missing, Compose);

    /// <summary><c>not judged: look-up kafka: … is not known: …</c>; of a rule whose author lets it be left out then.</summary>
    public static string Unknown(string message) => $"not judged: {message}";

    private static string Compose(WriteFacts missing)
    {
        List<string> reasons = [];
        foreach (var (fact, text) in Texts)
        {
            if ((missing & fact) != WriteFacts.None)
            {
                reasons.Add(text);
            }
        }

        return $"not auditable: {string.Join(", ", reasons)}";
    }
}
