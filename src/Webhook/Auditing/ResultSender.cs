using System.Net.Http.Headers;

namespace Caveat.Webhook.Auditing;

/// <summary>Sends a result to an HTTP endpoint: a POST of the file, tried again a few times.</summary>
internal sealed class ResultSender : IDisposable
{
    /// <summary>Attempts in all.</summary>
    public const int MaxAttempts = 4;

    /// <summary>Before the second attempt; four times as long before each further one: one and a half minutes in all, in which an endpoint is started anew.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(4);

    /// <summary>For an attempt.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromMinutes(2);

    private readonly Uri _endpoint;
    private readonly BearerToken? _token;
    private readonly TimeProvider _clock;

    // Where somebody else sends it to is not what was asked for.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = AttemptTimeout };

    /// <param name="endpoint">Where it goes.</param>
    /// <param name="token">Sent along; null for none.</param>
    /// <param name="clock">Measures pauses.</param>
    public ResultSender(Uri endpoint, BearerToken? token, TimeProvider clock)
    {
        _endpoint = endpoint;
        _token = token;
        _clock = clock;
    }

    // Path and query may hold a token.
    private string Server => _endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>Null on success; else what the last attempt came to.</summary>
    public async Task<string?> SendAsync(string path, CancellationToken cancellation)
    {
        var pause = FirstPause;
        var failure = await AttemptAsync(path, cancellation);
        for (var attempt = 1; attempt < MaxAttempts && failure is not null; attempt++)
        {
            await Task.Delay(pause, _clock, cancellation);
            pause *= 4;
            failure = await AttemptAsync(path, cancellation);
        }

        return failure;
    }

    public void Dispose() => _client.Dispose();

    private async Task<string?> AttemptAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            using var content = new StreamContent(file);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = content };
            string? failure = null;
            request.Headers.Authorization = _token?.Read(out failure);
            if (failure is not null)
            {
                return failure;
            }

            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return response.IsSuccessStatusCode ? null : $"{Server} answers with status {(int)response.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return $"{Server}: {e.Message}";
        }
    }
}
