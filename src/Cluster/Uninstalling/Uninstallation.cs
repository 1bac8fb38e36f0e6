using Caveat.Cluster.Listing;
using Caveat.Cluster.PolicyReports;
using Caveat.Cluster.Registration;
using Caveat.Json;

namespace Caveat.Cluster.Uninstalling;

/// <summary>
/// Takes away what running webhooks made in a cluster and nobody else knows of. Nothing of it refers to a pod or waits for one (no owner, as what is in no namespace can't be owned by what is in
/// one; no finalizer), so that it works when all are dead. The registration goes first: from then on writes no longer ask the webhook.
/// </summary>
public sealed class Uninstallation
{
    private static readonly string[] Documents = ["caveatpolicies", "operatorprofiles", "caveatexceptions"];

    private static readonly byte[] NoStatus = """{"status":null}"""u8.ToArray();

    private readonly ClusterConnection _connection;
    private readonly string _namespace;
    private readonly TimeProvider _clock;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="ns">Where Caveat was installed.</param>
    /// <param name="clock">Measures pauses.</param>
    public Uninstallation(ClusterConnection connection, string ns, TimeProvider clock)
    {
        _clock = clock;
        _connection = connection;
        _namespace = Uri.EscapeDataString(ns);
    }

    /// <summary>Does everything that can be done; what fails keeps the rest from nothing.</summary>
    public async Task<IReadOnlyList<UninstallStep>> RunAsync(CancellationToken cancellation)
    {
        var selector = Uri.EscapeDataString(OwnObjects.Selector);
        List<UninstallStep> steps =
        [
            await DeleteAsync("ValidatingWebhookConfiguration caveat", WebhookRegistration.Validating, cancellation),
            await DeleteAsync("MutatingWebhookConfiguration caveat", WebhookRegistration.Mutating, cancellation),
            await DeleteAsync($"Leases of {_namespace}", $"/apis/coordination.k8s.io/v1/namespaces/{_namespace}/leases?labelSelector={selector}", cancellation),
            await DeleteAsync($"Secrets of {_namespace}", $"/api/v1/namespaces/{_namespace}/secrets?labelSelector={selector}", cancellation),
        ];
        foreach (var dialect in ReportDialect.All)
        {
            steps.Add(new UninstallStep($"reports of {dialect.Group}", await TryAsync(() => DeleteReportsAsync(dialect, cancellation))));
        }

        foreach (var resource in Documents)
        {
            steps.Add(new UninstallStep($"status of {resource}", await TryAsync(() => ClearStatusesAsync(resource, cancellation))));
        }

        return steps;
    }

    private async Task<UninstallStep> DeleteAsync(string what, string path, CancellationToken cancellation) =>
        new(what, await TryAsync(async () => FailureOf(await _connection.DeleteAsync(path, cancellation))));

    // A collection can be deleted in one namespace only.
    private async Task<string?> DeleteReportsAsync(ReportDialect dialect, CancellationToken cancellation)
    {
        var served = await _connection.GetAsync($"/apis/{dialect.ApiVersion}", cancellation);
        if (!served.IsSuccess)
        {
            return FailureOf(served);
        }

        var (names, failure) = await new NamespaceNames([], (resource, place) => new CollectionReader(_connection, resource, place, new ListBounds(), _clock)).AllAsync(cancellation);
        foreach (var place in (IEnumerable<string>)["", .. names])
        {
            var path = $"{dialect.PathOf(place)}?labelSelector={Uri.EscapeDataString(OwnObjects.Selector)}";
            failure = FailureOf(await _connection.DeleteAsync(path, cancellation)) ?? failure;
        }

        return failure;
    }

    // Nobody enforces them any more, and nobody would be left to say so.
    private async Task<string?> ClearStatusesAsync(string resource, CancellationToken cancellation)
    {
        var answer = await _connection.GetAsync($"/apis/caveat.dev/v1/{resource}", cancellation);
        if (!answer.IsSuccess || answer.Read() is not { } list)
        {
            return FailureOf(answer);
        }

        string? failure = null;
        foreach (var document in list.Root.Property("items"u8).Elements)
        {
            if (document.Property("status"u8).Exists)
            {
                failure = FailureOf(await _connection.MergeAsync($"{PathOf(resource, document.Property("metadata"u8))}/status", NoStatus, cancellation)) ?? failure;
            }
        }

        return failure;
    }

    private static string PathOf(string resource, JsonValue meta)
    {
        var (ns, name) = (meta.Property("namespace"u8).Text, Uri.EscapeDataString(meta.Property("name"u8).Text ?? ""));
        return ns is null ? $"/apis/caveat.dev/v1/{resource}/{name}" : $"/apis/caveat.dev/v1/namespaces/{Uri.EscapeDataString(ns)}/{resource}/{name}";
    }

    private static string? FailureOf(ClusterAnswer answer) => answer.IsSuccess || answer.IsNotFound ? null : answer.Complaint();

    private async Task<string?> TryAsync(Func<Task<string?>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return $"the API server {_connection.Server} can't be reached: {e.Message}";
        }
    }
}
