namespace Caveat.Webhook.Reviews;

/// <summary>What a refusal means for the connection.</summary>
internal static class RefusedConnection
{
    /// <summary>After a refusal that leaves part of a body unread, the next request can't be found on the connection: it ends.</summary>
    public static void Prepare(HttpContext context, Refusal refusal)
    {
        if (refusal.Code == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
        }

        var hasReadAll = refusal.Code is StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status503ServiceUnavailable;
        if (!hasReadAll && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }
}
