namespace Caveat.Cli.Local;

/// <summary>Asks a webhook on loopback whether it is ready.</summary>
internal sealed class ReadyzProbe : IDisposable
{
    private static readonly TimeSpan AnswerBound = TimeSpan.FromSeconds(5);

    private readonly HttpClient _client;
    private readonly Uri _address;

    public ReadyzProbe(int port)
    {
        // Nothing secret is sent or believed: that the API server trusts the certificate is what registering shows.
#pragma warning disable CA5399, MA0039 // The certificate's authority is the webhook's own, on the same machine.
        _client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, _, _, _) => true }) { Timeout = AnswerBound };
#pragma warning restore CA5399, MA0039
        _address = new Uri($"https://127.0.0.1:{port}/readyz");
    }

    /// <summary>Whether it is ready, and what it says.</summary>
    public async Task<(bool IsReady, string Said)> AskAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await _client.GetAsync(_address, cancellation);
            return (response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException e)
        {
            return (false, e.Message);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (false, $"no answer within {AnswerBound.TotalSeconds} s");
        }
    }

    public void Dispose() => _client.Dispose();
}
