using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Webhook.Reviews;

/// <summary>The answer to a review that a bug of ours kept from being judged.</summary>
internal static class BrokenAnswer
{
    private const string Message = "caveat failed to judge this write, and refuses it; the webhook's log has the error";

    /// <summary>False when not even the request's uid is known, without which the API server takes no answer.</summary>
    public static bool TryWrite(ReviewBuffers buffers)
    {
        var uid = buffers.Text.Root.Property("request"u8).Property("uid"u8);
        if (uid.Kind != JsonKind.String)
        {
            return false;
        }

        var status = new AdmissionStatus { Code = StatusCodes.Status500InternalServerError, Reason = "InternalError", Message = Message };
        buffers.WriteAnswer(new AdmissionResponse { Uid = uid, Allowed = false, Status = status });
        return true;
    }
}
