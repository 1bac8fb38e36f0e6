using System.Net;
using System.Net.Sockets;
using System.Text;
using Caveat.Webhook.Auditing;

namespace Caveat.Webhook.Tests.Auditing;

public sealed class ResultSenderTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly string _token = Path.GetTempFileName();

    public ResultSenderTests() => File.WriteAllText(_file, """{"results":[]}""");

    public void Dispose()
    {
        File.Delete(_file);
        File.Delete(_token);
    }

    [Theory]
    [InlineData(new[] { 200 }, null)]
    [InlineData(new[] { 503, 500, 404, 204 }, null)]
    [InlineData(new[] { 503, 503, 503, 503 }, "answers with status 503")]
    [InlineData(new[] { 302, 302, 302, 302 }, "answers with status 302")]
    public async Task SendsTheWholeFileUntilItIsTaken(int[] answers, string? failure)
    {
        using var listener = new HttpListener();
        var endpoint = new Uri($"http://127.0.0.1:{FreePort()}/audit/a-token/");
        listener.Prefixes.Add(endpoint.AbsoluteUri);
        listener.Start();
        var serving = ServeAsync(listener, answers);
        using var sender = new ResultSender(endpoint, token: null, new HastyClock());
        var told = await sender.SendAsync(_file, TestContext.Current.CancellationToken);
        Assert.Equal(failure is null ? null : $"http://127.0.0.1:{endpoint.Port} {failure}", told);
        Assert.All(await serving, static body => Assert.Equal("""POST application/json  {"results":[]}""", body));
    }

    [Fact]
    public async Task TheTokenIsReadAtEachSending()
    {
        using var listener = new HttpListener();
        var endpoint = new Uri($"http://127.0.0.1:{FreePort()}/audit/");
        listener.Prefixes.Add(endpoint.AbsoluteUri);
        listener.Start();
        await File.WriteAllTextAsync(_token, "first\n", TestContext.Current.CancellationToken);
        var serving = ServeAsync(listener, [401, 200], () => File.WriteAllText(_token, "second"));
        using var sender = new ResultSender(endpoint, new BearerToken(_token), new HastyClock());
        Assert.Null(await sender.SendAsync(_file, TestContext.Current.CancellationToken));
        Assert.Equal(["""POST application/json Bearer first {"results":[]}""", """POST application/json Bearer second {"results":[]}"""], await serving);
    }

    [Theory]
    [InlineData("", "holds no bearer token: one line of at most 8192 visible ASCII characters")]
    [InlineData("hunter2\nhunter3", "holds no bearer token: one line of at most 8192 visible ASCII characters")]
    [InlineData("hunter 2", "holds no bearer token: one line of at most 8192 visible ASCII characters")]
    [InlineData("hünter2", "holds no bearer token: one line of at most 8192 visible ASCII characters")]
    public async Task WithoutATokenNothingIsSent(string text, string failure)
    {
        await File.WriteAllTextAsync(_token, text, TestContext.Current.CancellationToken);
        Assert.Equal($"{_token} {failure}", await SendNowhereAsync());
        await File.WriteAllTextAsync(_token, new string('a', BearerToken.MaxBytes + 1), TestContext.Current.CancellationToken);
        Assert.Equal($"{_token} {failure}", await SendNowhereAsync());
    }

    [Fact]
    public async Task ATokenThatIsNotThereIsTold()
    {
        File.Delete(_token);
        Assert.Contains($"Could not find file '{_token}'", await SendNowhereAsync(), StringComparison.Ordinal);
    }

    // Who sent something would be told that nobody is there.
    private async Task<string?> SendNowhereAsync()
    {
        using var sender = new ResultSender(new Uri($"http://127.0.0.1:{FreePort()}/"), new BearerToken(_token), new HastyClock());
        return await sender.SendAsync(_file, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AnEndpointThatIsNotThereIsTold()
    {
        var endpoint = new Uri($"http://127.0.0.1:{FreePort()}/audit/a-token/");
        using var sender = new ResultSender(endpoint, token: null, new HastyClock());
        Assert.StartsWith($"http://127.0.0.1:{endpoint.Port}: Connection refused", await sender.SendAsync(_file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<List<string>> ServeAsync(HttpListener listener, int[] answers, Action? afterEach = null)
    {
        List<string> bodies = [];
        foreach (var answer in answers)
        {
            var context = await listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            bodies.Add($"{context.Request.HttpMethod} {context.Request.ContentType} {context.Request.Headers["Authorization"]} {await reader.ReadToEndAsync()}");
            afterEach?.Invoke();
            context.Response.StatusCode = answer;
            context.Response.Headers["Location"] = "http://127.0.0.1:9/elsewhere";
            context.Response.Close();
        }

        return bodies;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whatever is waited for is over at once.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
