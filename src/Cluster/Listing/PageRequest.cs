using System.Net;
using System.Text.Json;

namespace Caveat.Cluster.Listing;

/// <summary>Asks for pages of one collection.</summary>
internal sealed class PageRequest
{
    private readonly ClusterConnection _connection;
    private readonly ServedResource _resource;
    private readonly string _path;
    private readonly ListBounds _bounds;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="resource">What is listed.</param>
    /// <param name="place">A namespace; empty for all.</param>
    /// <param name="bounds">How long a page may be.</param>
    public PageRequest(ClusterConnection connection, AuditedResource resource, string place, ListBounds bounds)
    {
        _connection = connection;
        _resource = resource.Resource;
        _path = $"{_resource.PathIn(place)}?{(resource.LabelSelector.Length == 0 ? "" : $"labelSelector={Uri.EscapeDataString(resource.LabelSelector)}&")}";
        _bounds = bounds;
    }

    /// <summary>Never fails: what goes wrong is an end of the page.</summary>
    public async Task<ListPage> ReadAsync(int limit, string next, CancellationToken cancellation)
    {
        var splitter = new ItemSplitter(_resource);
        using var timeout = new CancellationTokenSource(_bounds.PageTimeout);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            var from = next.Length == 0 ? "" : $"&continue={Uri.EscapeDataString(next)}";
            using var response = await _connection.OpenAsync($"{_path}limit={limit}{from}", linked.Token);
            return response.IsSuccessStatusCode
                ? await ReadAsync(response, splitter, limit == 1 ? _bounds.MaxObjectBytes : _bounds.MaxPageBytes, linked.Token)
                : await RefusalAsync(response, linked.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new ListPage(PageStep.Broken, splitter.Objects) { Complaint = $"the API server can't be reached: {e.Message}" };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ListPage(PageStep.Broken, splitter.Objects) { Complaint = $"the API server did not answer within {_bounds.PageTimeout.TotalSeconds} s" };
        }
        catch (JsonException e)
        {
            return new ListPage(PageStep.Broken, splitter.Objects) { Complaint = $"the API server's answer is no list: {e.Message}" };
        }
    }

    private async Task<ListPage> ReadAsync(HttpResponseMessage response, ItemSplitter splitter, int maxBytes, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        int read;
        while ((read = await stream.ReadAsync(splitter.Room(), cancellation)) > 0)
        {
            splitter.Take(read);
            if (splitter.IsWhole)
            {
                return new ListPage(PageStep.Whole, splitter.Objects) { Continue = splitter.Continue, Remaining = splitter.Remaining };
            }

            if (splitter.Bytes > maxBytes && splitter.Objects.Count > 0)
            {
                return new ListPage(PageStep.TooLong, splitter.Objects);
            }

            if (splitter.Bytes > _bounds.MaxObjectBytes)
            {
                return new ListPage(PageStep.Refused, []) { Complaint = $"an object has more than {_bounds.MaxObjectBytes} bytes" };
            }
        }

        return new ListPage(PageStep.Broken, splitter.Objects) { Complaint = "the API server's answer ends in the middle" };
    }

    private static async Task<ListPage> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var answer = new ClusterAnswer((int)response.StatusCode, await ClusterConnection.ReadAsync(response, cancellation));
        return new ListPage(StepOf(response.StatusCode), [])
        {
            Complaint = answer.Complaint(),
            Continue = answer.Read()?.Root.Property("metadata"u8).Property("continue"u8).Text ?? "",
            RetryAfter = response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero,
        };
    }

    /// <summary>Whether a server that answers so may answer otherwise in a moment.</summary>
    internal static bool IsPassing(int status) => (HttpStatusCode)status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private static PageStep StepOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Gone => PageStep.Expired,
        HttpStatusCode.Forbidden => PageStep.Forbidden,
        HttpStatusCode.NotFound => PageStep.Missing,
        _ when IsPassing((int)status) => PageStep.Broken,
        _ => PageStep.Refused,
    };
}
