using System.Text;
using System.Text.Json;
using Caveat.Cluster.Watching;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies;

namespace Caveat.Cluster.Reading;

/// <summary>What the cluster's CustomResourceDefinitions say that policies need to know, followed as they change: resources of kinds, their versions, and where a scale keeps its replicas.</summary>
public sealed class CustomResources
{
    private const string Path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="clock">See <see cref="ResourceWatch"/>.</param>
    public CustomResources(ClusterConnection connection, TimeProvider clock) => Watch = new ResourceWatch(connection, Path, "", clock, KeptOf);

    /// <summary>The definitions, without their schemas.</summary>
    public ResourceWatch Watch { get; }

    /// <summary>Changes when <see cref="Options"/> would say something else.</summary>
    public string Stamp()
    {
        var stamp = new StringBuilder();
        foreach (var (resource, replicas, versions) in Read())
        {
            stamp.Append(resource).Append('|').Append(replicas).Append('|').AppendJoin(',', versions.Served).Append('|').Append(versions.IsConvertedByWebhook).Append('\n');
        }

        return stamp.ToString();
    }

    /// <summary>As of now.</summary>
    public PolicySetOptions Options()
    {
        var resources = new List<RestResource>();
        var all = new List<ResourceVersions>();
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (resource, replicas, versions) in Read())
        {
            resources.Add(resource);
            all.Add(versions);
            if (replicas is not null)
            {
                paths[$"{resource.Resource}.{resource.Group}"] = replicas;
            }
        }

        return new PolicySetOptions { Mapping = RestMapping.BuiltIn.With(resources), ReplicasPaths = paths, Versions = all };
    }

    private List<(RestResource Resource, string? Replicas, ResourceVersions Versions)> Read()
    {
        var found = new List<(RestResource Resource, string? Replicas, ResourceVersions Versions)>();
        foreach (var definition in Watch.Objects.Values)
        {
            var spec = definition.Root.Property("spec"u8);
            var names = spec.Property("names"u8);
            if (spec.Property("group"u8).Text is { } group && names.Property("kind"u8).Text is { } kind && names.Property("plural"u8).Text is { } plural)
            {
                var resource = new RestResource(group, kind, plural, spec.Property("scope"u8).Is("Namespaced"u8));
                found.Add((resource, ReplicasOf(spec.Property("versions"u8)), VersionsOf(resource, spec)));
            }
        }

        found.Sort(static (a, b) => string.CompareOrdinal($"{a.Resource.Group}/{a.Resource.Kind}", $"{b.Resource.Group}/{b.Resource.Kind}"));
        return found;
    }

    private static ResourceVersions VersionsOf(RestResource resource, JsonValue spec)
    {
        var served = new List<string>();
        foreach (var version in spec.Property("versions"u8).Elements)
        {
            if (version.Property("served"u8).IsTrue && version.Property("name"u8).Text is { } name)
            {
                served.Add(name);
            }
        }

        return new ResourceVersions(resource.Group, resource.Resource, resource.Kind, served, spec.Property("conversion"u8).Property("strategy"u8).Is("Webhook"u8));
    }

    // The stored version's path: versions that differ in it are converted by a webhook, and no such operator is known.
    private static string? ReplicasOf(JsonValue versions)
    {
        string? path = null;
        foreach (var version in versions.Elements)
        {
            var declared = version.Property("subresources"u8).Property("scale"u8).Property("specReplicasPath"u8).Text;
            path = version.Property("storage"u8).IsTrue && declared is not null ? declared : path ?? declared;
        }

        return path;
    }

    // A definition of a megabyte is schemas for all but a few hundred bytes.
    private static byte[] KeptOf(JsonValue definition)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            var (meta, spec) = (definition.Property("metadata"u8), definition.Property("spec"u8));
            json.WriteStartObject();
            json.WriteStartObject("metadata"u8);
            Write(json, meta, "name");
            json.WriteEndObject();
            json.WriteStartObject("spec"u8);
            Write(json, spec, "group");
            Write(json, spec, "names");
            Write(json, spec, "scope");
            json.WriteStartArray("versions"u8);
            foreach (var version in spec.Property("versions"u8).Elements)
            {
                json.WriteStartObject();
                Write(json, version, "name");
                Write(json, version, "served");
                Write(json, version, "storage");
                Write(json, version, "subresources");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("conversion"u8);
            Write(json, spec.Property("conversion"u8), "strategy");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.ToArray();
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
