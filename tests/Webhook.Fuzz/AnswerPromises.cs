using System.Text.Json;

namespace Caveat.Webhook.Fuzz;

/// <summary>What holds of an answer to a review.</summary>
internal static class AnswerPromises
{
    public static void Check(ReviewReading review, byte[] octets, bool mutates)
    {
        using var answer = JsonDocument.Parse(octets);
        var root = answer.RootElement;
        Promise.Keep(root.GetProperty("apiVersion").GetString() == "admission.k8s.io/v1" && root.GetProperty("kind").GetString() == "AdmissionReview", "an AdmissionReview");
        var response = root.GetProperty("response");
        Promise.Keep(response.GetProperty("uid").GetString() == review.Text("uid"), "the request's uid");
        var allowed = response.GetProperty("allowed").GetBoolean();
        var message = ReviewReading.At(response, "status", "message")?.GetString();
        Promise.Keep(allowed || !string.IsNullOrWhiteSpace(message), "a reason for each denial");
        Promise.Keep(mutates || !allowed || !ForbiddenWrites.Has(review), "no forbidden write is allowed");
        CheckPatch(review, response, mutates && allowed);
    }

    private static void CheckPatch(ReviewReading review, JsonElement response, bool mayPatch)
    {
        if (!response.TryGetProperty("patch", out var patch))
        {
            return;
        }

        Promise.Keep(mayPatch, "a patch only where a write is allowed, and only by /mutate");
        Promise.Keep(response.GetProperty("patchType").GetString() == "JSONPatch", "the patch's type");
        PatchPromises.Check(review.At("object")!.Value, patch.GetBytesFromBase64());
    }
}
