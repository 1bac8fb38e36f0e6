using System.Text;
using System.Text.Json;
using Caveat.Cluster;
using Caveat.Cluster.Watching;
using Caveat.Json;
using Caveat.PolicyFiles;
using Caveat.Text;

namespace Caveat.Webhook.Serving.FromCluster;

/// <summary>Policies, profiles and exceptions that the API server keeps.</summary>
internal sealed class ClusterPolicies
{
    /// <summary>The three resources of the group, in the plural.</summary>
    public static readonly string[] Resources = ["operatorprofiles", "caveatpolicies", "caveatexceptions"];

    private const string Root = "/apis/caveat.dev/v1/";

    private volatile IReadOnlyDictionary<string, PolicyStanding> _standings = new Dictionary<string, PolicyStanding>(StringComparer.Ordinal);
    private Dictionary<string, (string Uid, long Generation)> _read = new(StringComparer.Ordinal);

    public ClusterPolicies(ClusterConnection connection, TimeProvider clock) =>
        Watches = Array.ConvertAll(Resources, resource => new ResourceWatch(connection, Root + resource, "", clock));

    /// <summary>One a resource.</summary>
    public IReadOnlyList<ResourceWatch> Watches { get; }

    /// <summary>How each document stands here, by the name that <see cref="NameOf"/> gives; as of the last reading.</summary>
    public IReadOnlyDictionary<string, PolicyStanding> Standings => _standings;

    /// <summary>Why not everything has been listed yet; null when it has.</summary>
    public string? Unsynced()
    {
        foreach (var watch in Watches)
        {
            if (!watch.IsSynced)
            {
                return watch.IsMissing ? $"the API server has no {watch.Path[Root.Length..]}.caveat.dev: the CRDs are not installed" : watch.Failure ?? "not listed yet";
            }
        }

        return null;
    }

    /// <summary>Changes when a document comes, goes, or gets another <c>spec</c>; a status makes no change.</summary>
    public string Stamp()
    {
        var stamp = new StringBuilder();
        foreach (var (name, document) in Documents())
        {
            stamp.Append(name).Append('|').Append(document.Meta.Uid.Text).Append('|').Append(document.Meta.Generation).Append('\n');
        }

        return stamp.ToString();
    }

    /// <summary>The documents as texts, sorted by name.</summary>
    public IReadOnlyList<PolicyFile> Read()
    {
        var read = new Dictionary<string, (string, long)>(StringComparer.Ordinal);
        var files = new List<PolicyFile>();
        foreach (var (name, document) in Documents())
        {
            read[name] = (document.Meta.Uid.Text ?? "", document.Meta.Generation);
            files.Add(new PolicyFile(name, new SourceText(name, TextOf(document.Root)), Problem: null));
        }

        _read = read;
        return files;
    }

    /// <summary>Notes what became of the documents that were read last.</summary>
    public void Report(PolicyReading reading)
    {
        var standings = new Dictionary<string, PolicyStanding>(StringComparer.Ordinal);
        foreach (var (name, (uid, generation)) in _read)
        {
            standings[name] = new PolicyStanding(uid, generation, generation, null);
        }

        foreach (var problem in reading.Problems)
        {
            if (standings.TryGetValue(problem.File, out var standing))
            {
                var before = _standings.GetValueOrDefault(problem.File);
                var enforced = problem.KeptLastGood && before?.Uid == standing.Uid ? before.EnforcedGeneration : 0;
                standings[problem.File] = standing with { EnforcedGeneration = enforced, Problem = FieldPlace.Describe(problem) };
            }
        }

        _standings = standings;
    }

    /// <summary>Name of a document in messages: <c>caveatpolicies/strimzi</c>, <c>caveatexceptions/prod/migration</c>.</summary>
    public static string NameOf(ResourceWatch watch, ObjectKey key) =>
        key.Namespace.Length == 0 ? $"{watch.Path[Root.Length..]}/{key.Name}" : $"{watch.Path[Root.Length..]}/{key.Namespace}/{key.Name}";

    private SortedDictionary<string, WatchedObject> Documents()
    {
        var documents = new SortedDictionary<string, WatchedObject>(StringComparer.Ordinal);
        foreach (var watch in Watches)
        {
            foreach (var (key, document) in watch.Objects)
            {
                documents[NameOf(watch, key)] = document;
            }
        }

        return documents;
    }

    // Only what an author writes: places in messages must not move with a status.
    private static string TextOf(JsonValue document)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Write(json, document, "apiVersion");
            Write(json, document, "kind");
            json.WriteStartObject("metadata"u8);
            Write(json, document.Property("metadata"u8), "name");
            Write(json, document.Property("metadata"u8), "namespace");
            json.WriteEndObject();
            foreach (var property in document.Properties)
            {
                if (!property.NameUtf8.SequenceEqual("apiVersion"u8) && !property.NameUtf8.SequenceEqual("kind"u8)
                    && !property.NameUtf8.SequenceEqual("metadata"u8) && !property.NameUtf8.SequenceEqual("status"u8))
                {
                    json.WritePropertyName(property.NameUtf8);
                    property.Value.WriteTo(json);
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Write(Utf8JsonWriter json, JsonValue parent, string name)
    {
        if (parent.Property(name) is { Exists: true } value)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }
}
