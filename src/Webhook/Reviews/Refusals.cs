using Caveat.Json;
using Caveat.Kube;
using Caveat.Text;

namespace Caveat.Webhook.Reviews;

/// <summary>The sentences for requests that get no review. None of them ever means that the write is allowed.</summary>
internal static class Refusals
{
    public static readonly Refusal NotPost =
        new(StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", "reviews are sent with POST");

    public static readonly Refusal Encoded =
        new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "the body has a Content-Encoding; send it as it is");

    public static readonly Refusal TooSlow = new(
        StatusCodes.Status408RequestTimeout, "Timeout", $"the body was not complete after {ReviewLimits.BodyTimeout.TotalSeconds} s; a review is sent at once");

    public static readonly Refusal Cut =
        new(StatusCodes.Status400BadRequest, "BadRequest", "the connection ended before the body did");

    public static readonly Refusal TooLarge = new(
        StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge", $"the body has more than {ReviewLimits.MaxBodyBytes} bytes, the most that a review of two objects can need");

    public static readonly Refusal Empty =
        new(StatusCodes.Status400BadRequest, "BadRequest", "the body is empty; expected an AdmissionReview");

    /// <summary>The API server takes it for a failed call, so that <c>failurePolicy</c> decides.</summary>
    public static readonly Refusal NotReady =
        new(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "the policies are not compiled yet; see /readyz");

    /// <summary>As <see cref="NotReady"/>.</summary>
    public static readonly Refusal TooMany = new(
        StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", $"large reviews that are being judged have {ReviewLimits.MaxLargeBytes} bytes together, and there is no room for this one; try again");

    public static readonly Refusal Broken =
        new(StatusCodes.Status500InternalServerError, "InternalError", "an internal error; the log has it");

    public static Refusal WrongContentType(string? found) => new(
        StatusCodes.Status415UnsupportedMediaType,
        "UnsupportedMediaType",
        string.IsNullOrEmpty(found) ? "no Content-Type; expected application/json" : $"Content-Type is {Excerpt.Of(found, MaxShownCharacters)}; expected application/json");

    public static Refusal BadProtocol(int code, string message) => new(code, "BadRequest", message);

    public static Refusal NotJson(JsonError error) => new(StatusCodes.Status400BadRequest, "BadRequest", $"the body is not a JSON text: {error.Message}");

    public static Refusal NoReview(AdmissionReviewError error) =>
        new(StatusCodes.Status400BadRequest, "BadRequest", $"the body is not an AdmissionReview: {error.Message}");

    private const int MaxShownCharacters = 80;
}
