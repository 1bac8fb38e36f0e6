using Caveat.Webhook.Observing;
using Caveat.Webhook.Reviews;
using Caveat.Webhook.Serving;

namespace Caveat.Webhook.Hosting;

/// <summary>What is answered on which path. Five paths that are known need no router, which would be made at each start and asked at each request.</summary>
internal sealed class Endpoints
{
    private readonly ReviewEndpoint _reviews;
    private readonly RequestDelegate _readiness;
    private readonly RequestDelegate _metrics;

    public Endpoints(ReviewEndpoint reviews, Readiness readiness, WebhookMetrics metrics)
    {
        _reviews = reviews;
        _readiness = readiness.WriteAsync;
        _metrics = metrics.WriteAsync;
    }

    public Task InvokeAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/validate" => _reviews.ValidateAsync(context),
        "/mutate" => _reviews.MutateAsync(context),
        "/healthz" => GetAsync(context, static context => context.Response.WriteAsync("ok")),
        "/readyz" => GetAsync(context, _readiness),
        "/metrics" => GetAsync(context, _metrics),
        _ => RefuseAsync(context, StatusCodes.Status404NotFound),
    };

    private static Task GetAsync(HttpContext context, RequestDelegate answer)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            return answer(context);
        }

        context.Response.Headers.Allow = HttpMethods.Get;
        return RefuseAsync(context, StatusCodes.Status405MethodNotAllowed);
    }

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
