using Caveat.Json;

namespace Caveat.Cluster.Registration;

/// <summary>Compares a configuration as it should be with one that an API server has. Fields and entries of others don't count, unless they narrow ours.</summary>
internal static class RegistrationContent
{
    private const string OwnSuffix = ".caveat.dev";

    private const string Conditions = "matchConditions";

    // What isn't wanted here and stands there makes the server ask less.
    private static readonly string[] Narrowing = [Conditions, "namespaceSelector", "objectSelector"];

    /// <param name="wanted">The whole configuration as it should be.</param>
    /// <param name="live">The configuration as it is.</param>
    /// <param name="mayLackConditions">Whether an entry without any <c>matchConditions</c> is as good: it makes the server ask more.</param>
    public static bool IsIn(ReadOnlyMemory<byte> wanted, JsonValue live, bool mayLackConditions)
    {
        var text = new JsonText();
        if (!text.TryParse(wanted, JsonLimits.Document, out _))
        {
            return false;
        }

        var (there, here) = (live.Property("metadata"u8), text.Root.Property("metadata"u8));
        return Holds(there.Property("labels"u8), here.Property("labels"u8))
            && (!here.Property("annotations"u8).Exists || Holds(there.Property("annotations"u8), here.Property("annotations"u8)))
            && HaveSameEntries(text.Root.Property("webhooks"u8), live.Property("webhooks"u8), mayLackConditions);
    }

    /// <summary>Whether an entry is one that we write.</summary>
    public static bool IsOwn(JsonValue entry) => entry.Property("name"u8).Text?.EndsWith(OwnSuffix, StringComparison.Ordinal) == true;

    /// <summary>The entry of that name; none when there is none.</summary>
    public static JsonValue Find(JsonValue entries, JsonValue name)
    {
        foreach (var entry in entries.Elements)
        {
            if (entry.Property("name"u8).Is(name.Utf8))
            {
                return entry;
            }
        }

        return default;
    }

    private static bool HaveSameEntries(JsonValue wanted, JsonValue live, bool mayLackConditions)
    {
        foreach (var entry in wanted.Elements)
        {
            if (Find(live, entry.Property("name"u8)) is not { Exists: true } found || !IsSame(found, entry, mayLackConditions && !found.Property(Conditions).Exists))
            {
                return false;
            }
        }

        return CountOwn(live) == wanted.Count;
    }

    private static bool IsSame(JsonValue live, JsonValue wanted, bool lacksConditions)
    {
        foreach (var property in wanted.Properties)
        {
            if (!(lacksConditions && property.NameUtf8.SequenceEqual("matchConditions"u8)) && !Holds(live.Property(property.NameUtf8), property.Value))
            {
                return false;
            }
        }

        foreach (var field in Narrowing)
        {
            var (there, here) = (live.Property(field), wanted.Property(field));
            if (!(lacksConditions && field == Conditions) && (there.Exists != here.Exists || (there.Exists && !there.SemanticEquals(here))))
            {
                return false;
            }
        }

        return true;
    }

    private static int CountOwn(JsonValue entries)
    {
        var count = 0;
        foreach (var entry in entries.Elements)
        {
            count += IsOwn(entry) ? 1 : 0;
        }

        return count;
    }

    // Recursion is as deep as what we write.
    private static bool Holds(JsonValue live, JsonValue wanted)
    {
        if (wanted.Kind == JsonKind.Object)
        {
            foreach (var property in wanted.Properties)
            {
                if (!Holds(live.Property(property.NameUtf8), property.Value))
                {
                    return false;
                }
            }

            return live.Kind == JsonKind.Object;
        }

        if (wanted.Kind != JsonKind.Array)
        {
            return live.Exists && live.SemanticEquals(wanted);
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            if (live.Count != wanted.Count || !Holds(live.At(i), wanted.At(i)))
            {
                return false;
            }
        }

        return live.Kind == JsonKind.Array && live.Count == wanted.Count;
    }
}
