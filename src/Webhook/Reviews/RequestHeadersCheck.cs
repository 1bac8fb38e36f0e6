namespace Caveat.Webhook.Reviews;

/// <summary>What can be told of a request without its body.</summary>
internal static class RequestHeadersCheck
{
    private const string Json = "application/json";

    /// <summary>Null when the body is worth reading.</summary>
    public static Refusal? Refuse(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return Refusals.NotPost;
        }

        if (!IsJson(request.ContentType))
        {
            return Refusals.WrongContentType(request.ContentType);
        }

        return request.Headers.ContentEncoding.Count > 0 ? Refusals.Encoded : null;
    }

    /// <summary>Parameters (charset) are passed over: JSON is UTF-8, and anything else fails when it is read.</summary>
    private static bool IsJson(string? contentType)
    {
        var mediaType = contentType.AsSpan();
        var parameters = mediaType.IndexOf(';');
        if (parameters >= 0)
        {
            mediaType = mediaType[..parameters];
        }

        return mediaType.Trim().Equals(Json, StringComparison.OrdinalIgnoreCase);
    }
}
