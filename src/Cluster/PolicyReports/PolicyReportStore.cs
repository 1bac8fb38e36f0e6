using System.Text.Json;
using Caveat.Cluster.Listing;

namespace Caveat.Cluster.PolicyReports;

/// <summary>
/// The reports of one cluster: reads what there is, and writes where that should say something else. A server that can't be reached, does not answer in time, or no longer serves the resource, is a <see cref="HttpRequestException"/>.
/// </summary>
public sealed class PolicyReportStore
{
    /// <summary>Name of every report of Caveat's: one a namespace, and one for what is in none.</summary>
    public const string Name = "caveat";

    // Shorter than for a list: there may be thousands of reports, and the next audit writes those that were not written.
    private static readonly ListBounds Bounds = new() { Patience = TimeSpan.FromSeconds(5) };

    private static readonly string[] ComparedParts = ["scope", "summary", "results"];

    private readonly ClusterConnection _connection;
    private readonly TimeProvider _clock;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="clock">Measures pauses between questions.</param>
    public PolicyReportStore(ClusterConnection connection, TimeProvider clock)
    {
        _connection = connection;
        _clock = clock;
    }

    /// <summary>Which reports the cluster serves, the one to be written first; none with a failure when it does not say.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<(IReadOnlyList<ReportDialect> Served, string? Failure)> ServedAsync(CancellationToken cancellation)
    {
        List<ReportDialect> served = [];
        foreach (var dialect in ReportDialect.All)
        {
            var answer = await _connection.GetAsync($"/apis/{dialect.ApiVersion}", cancellation);
            if (answer.IsSuccess)
            {
                served.Add(dialect);
            }
            else if (!answer.IsNotFound)
            {
                return ([], answer.Complaint());
            }
        }

        return (served, null);
    }

    /// <summary>Makes the report say what it should, by server-side apply; compares first, and writes nothing when it does, nor where the report of that name is somebody else's.</summary>
    /// <param name="dialect">Which resource it is.</param>
    /// <param name="place">A namespace; empty for what is in none.</param>
    /// <param name="report">The whole report as JSON.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>A failure is a clause for people; null for every other result.</returns>
    public async Task<(ReportWrite Write, string? Failure)> ApplyAsync(ReportDialect dialect, string place, ReadOnlyMemory<byte> report, CancellationToken cancellation)
    {
        var path = $"{dialect.PathOf(place)}/{Name}";
        return await TryApplyAsync(path, report, isLast: false, cancellation) ?? await TryApplyAsync(path, report, isLast: true, cancellation) ?? default;
    }

    // Null when somebody was quicker, and it is to be decided anew by what there is now; never for the last try.
    private async Task<(ReportWrite Write, string? Failure)?> TryApplyAsync(string path, ReadOnlyMemory<byte> report, bool isLast, CancellationToken cancellation)
    {
        var stored = await StoredAsync(path, cancellation);
        if (stored.IsSuccess ? stored.Body is null : !stored.IsNotFound)
        {
            return (ReportWrite.Failed, stored.Complaint());
        }

        if (stored.IsSuccess && (!IsOwn(stored) || SaysTheSame(stored.Body, report)))
        {
            return (IsOwn(stored) ? ReportWrite.Unchanged : ReportWrite.Foreign, null);
        }

        // What an own report says is Caveat's, as long as it is the one that was read. Where there was none a moment ago, what somebody else has made meanwhile is a conflict.
        var (query, body) = stored.IsSuccess ? ("?fieldManager=caveat&force=true", StoredIdentity.Of(stored).AddTo(report)) : ("?fieldManager=caveat", report);
        var answer = await AskAsync(stop => _connection.ApplyAsync(path + query, body, stop), cancellation);
        return answer.IsConflict && !isLast ? null : Result(answer, ReportWrite.Written);
    }

    /// <summary>Takes the report away, where there is one of Caveat's.</summary>
    /// <param name="dialect">Which resource it is.</param>
    /// <param name="place">A namespace; empty for what is in none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>As <see cref="ApplyAsync"/>.</returns>
    public async Task<(ReportWrite Write, string? Failure)> RemoveAsync(ReportDialect dialect, string place, CancellationToken cancellation)
    {
        var path = $"{dialect.PathOf(place)}/{Name}";
        return await TryRemoveAsync(path, isLast: false, cancellation) ?? await TryRemoveAsync(path, isLast: true, cancellation) ?? default;
    }

    // As TryApplyAsync.
    private async Task<(ReportWrite Write, string? Failure)?> TryRemoveAsync(string path, bool isLast, CancellationToken cancellation)
    {
        var stored = await StoredAsync(path, cancellation);
        if (stored.IsNotFound || (stored.IsSuccess && !IsOwn(stored)))
        {
            return (ReportWrite.Unchanged, null);
        }

        if (!stored.IsSuccess)
        {
            return (ReportWrite.Failed, stored.Complaint());
        }

        var options = StoredIdentity.Of(stored).DeleteOptions();
        var answer = await AskAsync(stop => _connection.DeleteAsync(path, options, stop), cancellation);
        return answer.IsConflict && !isLast ? null : Result(answer, ReportWrite.Removed);
    }

    // A server that starts has none of its custom resources at first, and says so of objects that it has.
    private async Task<ClusterAnswer> StoredAsync(string path, CancellationToken cancellation)
    {
        var stored = await AskAsync(stop => _connection.GetAsync(path, stop), cancellation);
        return stored.IsNotFound && !stored.SaysNoObject(Name) ? throw new HttpRequestException("the API server does not serve policy reports any more, or not yet") : stored;
    }

    // A server that is busy, or in trouble, asks for nothing but patience; one that refuses means it.
    private async Task<ClusterAnswer> AskAsync(Func<CancellationToken, Task<ClusterAnswer>> ask, CancellationToken cancellation)
    {
        var retries = new Retries(Bounds, _clock);
        while (true)
        {
            var answer = await ask(cancellation);
            if (!answer.IsPassing || !await retries.PauseAsync(answer.RetryAfter, cancellation))
            {
                return answer;
            }
        }
    }

    private static (ReportWrite Write, string? Failure) Result(ClusterAnswer answer, ReportWrite success) =>
        answer.IsSuccess || (success == ReportWrite.Removed && answer.IsNotFound) ? (success, null) : (ReportWrite.Failed, answer.Complaint());

    private static bool IsOwn(ClusterAnswer stored) =>
        stored.Read()?.Root.Property("metadata"u8).Property("labels"u8).Property("app.kubernetes.io/managed-by"u8).Is(OwnObjects.ManagedBy) == true;

    private static bool SaysTheSame(byte[]? stored, ReadOnlyMemory<byte> wanted)
    {
        if (stored is null)
        {
            return false;
        }

        using var there = JsonDocument.Parse(stored);
        using var here = JsonDocument.Parse(wanted);
        foreach (var part in ComparedParts)
        {
            if (!JsonElement.DeepEquals(PartOf(there.RootElement, part), PartOf(here.RootElement, part)))
            {
                return false;
            }
        }

        return HasAll(there.RootElement, here.RootElement, "labels") && HasAll(there.RootElement, here.RootElement, "annotations");
    }

    private static JsonElement PartOf(JsonElement root, string name) => root.TryGetProperty(name, out var part) ? part : Nothing.RootElement;

    // Somebody else's labels and annotations stay.
    private static bool HasAll(JsonElement there, JsonElement here, string name)
    {
        var stored = PartOf(there.GetProperty("metadata"), name);
        foreach (var pair in here.GetProperty("metadata").GetProperty(name).EnumerateObject())
        {
            if (stored.ValueKind != JsonValueKind.Object || !stored.TryGetProperty(pair.Name, out var value) || !value.ValueEquals(pair.Value.GetString()))
            {
                return false;
            }
        }

        return true;
    }

    private static readonly JsonDocument Nothing = JsonDocument.Parse("null");
}
