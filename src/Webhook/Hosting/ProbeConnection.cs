namespace Caveat.Webhook.Hosting;

/// <summary>Marks connections of the listener that is for probes: what they may ask is told by the socket they came through, and by nothing that a client says.</summary>
internal sealed class ProbeConnection
{
    public static readonly ProbeConnection Mark = new();

    private static readonly string[] Paths = ["/healthz", "/readyz", "/metrics"];

    /// <summary>Lets probes through on their listener, and everything else on the other.</summary>
    public static Task SeparateAsync(HttpContext context, RequestDelegate next)
    {
        var isProbe = Array.IndexOf(Paths, context.Request.Path.Value) >= 0;
        if (isProbe == context.Features.Get<ProbeConnection>() is not null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
