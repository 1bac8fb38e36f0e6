using System.Net;
using Caveat.Cluster;
using Caveat.Sandbox.Probing;

namespace Caveat.Audit.EndToEnd.Tests;

/// <summary>Stands in front of a real API server, and lets a test do something the moment that a request comes.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ClusterConnection _server;
    private readonly Func<string, Task<bool>> _before;
    private readonly Task _serving;

    /// <param name="server">Whom requests are passed on to.</param>
    /// <param name="before">Called with the path of each request before it is passed on; when the answer is true, only half of the server's answer comes, and the connection is cut.</param>
    public Gateway(ClusterConnection server, Func<string, Task<bool>> before)
    {
        _server = server;
        _before = before;
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port { get; } = LoopbackPorts.TakeOne();

    public string Kubeconfig =>
        $$$"""
        {"apiVersion":"v1","kind":"Config","current-context":"gate","clusters":[{"name":"gate","cluster":{"server":"http://127.0.0.1:{{{Port}}}"} }],
         "contexts":[{"name":"gate","context":{"cluster":"gate","user":"me"} }],"users":[{"name":"me","user":{"token":"t"} }]}
        """;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        List<Task> answers = [];
        try
        {
            while (true)
            {
                answers.Add(AnswerAsync(await _listener.GetContextAsync()));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            await Task.WhenAll(answers);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.PathAndQuery;
        try
        {
            var isCut = await _before(path);
            using var answer = await _server.OpenAsync(path, CancellationToken.None);
            var body = await answer.Content.ReadAsByteArrayAsync();
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = "application/json";
            context.Response.SendChunked = true;
            await context.Response.OutputStream.WriteAsync(isCut ? body.AsMemory(0, body.Length / 2) : body);
            if (isCut)
            {
                await context.Response.OutputStream.FlushAsync();
                context.Response.Abort();
            }
            else
            {
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or HttpListenerException or ObjectDisposedException)
        {
            context.Response.Abort();
        }
    }
}
