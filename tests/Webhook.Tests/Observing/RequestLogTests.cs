using Caveat.Webhook.Observing;
using Caveat.Webhook.Reviews;
using Caveat.Webhook.Tests.Auditing;

namespace Caveat.Webhook.Tests.Observing;

public sealed class RequestLogTests
{
    [Fact]
    public async Task BadRequestsOfOneReasonAreOneLineAWindow()
    {
        await using var clock = new DrainClock(LogWindow.Length);
        var lines = new List<string>();
        var log = new RequestLog(new KeptLog<RequestLog>(lines), clock);
        for (var i = 0; i < 1000; i++)
        {
            log.Refuse(Refusals.BadProtocol(400, $"no {i}"));
            log.Refuse(Refusals.NotPost);
        }

        Assert.Empty(lines);
        clock.Pass();
        // Nothing is told of a window in which nothing was refused.
        clock.Pass();
        log.Refuse(Refusals.BadProtocol(400, new string('x', 1_000_000)));
        clock.Pass();
        lines.Sort(StringComparer.Ordinal);
        Assert.Equal(
            [
                $"refused 1 requests within 10 s with 400 BadRequest; the first: {new string('x', LogLimits.MaxMessage)}…",
                "refused 1000 requests within 10 s with 400 BadRequest; the first: no 0",
                "refused 1000 requests within 10 s with 405 MethodNotAllowed; the first: reviews are sent with POST",
            ],
            lines);
    }
}
