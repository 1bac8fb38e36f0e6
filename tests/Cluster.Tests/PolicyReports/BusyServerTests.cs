using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Caveat.Cluster.PolicyReports;

namespace Caveat.Cluster.Tests.PolicyReports;

/// <summary>A server that is busy, or in trouble, is asked again; one that refuses is not.</summary>
public sealed class BusyServerTests
{
    private const string Stored = """{"metadata":{"uid":"u","resourceVersion":"7","labels":{"app.kubernetes.io/managed-by":"caveat-webhook"}}}""";

    private static readonly byte[] Report = Encoding.UTF8.GetBytes("""{"metadata":{"name":"caveat","labels":{},"annotations":{}},"summary":{"fail":1}}""");

    // Bug: a report whose write was answered so stayed as it was until the next audit.
    [Theory]
    [InlineData("GET 429 after 3, GET, PATCH 503, PATCH 500, PATCH", "3 0.25 0.5", ReportWrite.Written, null)]
    [InlineData("GET, PATCH 403", "", ReportWrite.Failed, "the API server says: it is 403")]
    [InlineData("GET 403", "", ReportWrite.Failed, "the API server says: it is 403")]
    [InlineData("GET, PATCH 409, GET, PATCH", "", ReportWrite.Written, null)]
    [InlineData("GET, PATCH 409, GET, PATCH 409", "", ReportWrite.Failed, "the API server says: it is 409")]
    public async Task IsAskedAgainToWriteAReport(string exchange, string pauses, ReportWrite write, string? failure)
    {
        using var server = new ExchangeServer(exchange);
        var clock = new PauseClock();
        using var connection = OfflineConnection.To(server);
        Assert.Equal((write, failure), await new PolicyReportStore(connection, clock).ApplyAsync(ReportDialect.WorkingGroup, "shop", Report, CancellationToken.None));
        Assert.Equal((pauses, 0), (clock.Pauses, server.Left));
        Assert.All(server.Bodies, static body => Assert.StartsWith("""{"metadata":{"uid":"u","resourceVersion":"7",""", body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET 500, GET, DELETE 429 after 2, DELETE", "0.25 2", ReportWrite.Removed, null)]
    [InlineData("GET, DELETE 403", "", ReportWrite.Failed, "the API server says: it is 403")]
    [InlineData("GET, DELETE 409, GET, DELETE", "", ReportWrite.Removed, null)]
    public async Task IsAskedAgainToRemoveAReport(string exchange, string pauses, ReportWrite write, string? failure)
    {
        using var server = new ExchangeServer(exchange);
        var clock = new PauseClock();
        using var connection = OfflineConnection.To(server);
        Assert.Equal((write, failure), await new PolicyReportStore(connection, clock).RemoveAsync(ReportDialect.WorkingGroup, "shop", CancellationToken.None));
        Assert.Equal((pauses, 0), (clock.Pauses, server.Left));
        Assert.All(
            server.Bodies, static body => Assert.Equal("""{"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"u","resourceVersion":"7"}}""", body));
    }

    /// <summary>Has one report, and answers what is asked in this order, with 200 where nothing else is said.</summary>
    private sealed class ExchangeServer(string exchange) : DelegatingHandler
    {
        private readonly Queue<string> _steps = new(exchange.Split(", "));

        public int Left => _steps.Count;

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var step = _steps.Dequeue().Split(' ');
            Assert.Equal(step[0], request.Method.Method);
            if (request.Content is { } content)
            {
                Bodies.Add(await content.ReadAsStringAsync(cancellationToken));
            }

            var status = step.Length > 1 ? int.Parse(step[1], CultureInfo.InvariantCulture) : 200;
            var body = status == 200 ? Stored : $$"""{"message":"it is {{status}}"}""";
            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            answer.Headers.RetryAfter = step.Length > 3 ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(int.Parse(step[3], CultureInfo.InvariantCulture))) : null;
            return answer;
        }
    }

    /// <summary>Pauses are over at once, and written down; bounds of answers are longer than any pause.</summary>
    private sealed class PauseClock : TimeProvider
    {
        private readonly List<string> _pauses = [];

        public string Pauses => string.Join(' ', _pauses);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var isPause = dueTime < TimeSpan.FromSeconds(60) && dueTime > TimeSpan.Zero;
            if (isPause)
            {
                _pauses.Add(dueTime.TotalSeconds.ToString(CultureInfo.InvariantCulture));
            }

            return base.CreateTimer(callback, state, isPause ? TimeSpan.Zero : dueTime, period);
        }
    }
}
