using System.Text.Json;

namespace Caveat.Webhook.Fuzz;

/// <summary>A review as another reader than the webhook's understands it: System.Text.Json, and nothing of Caveat.</summary>
internal sealed class ReviewReading : IDisposable
{
    /// <summary>As strict as the webhook, and deeper.</summary>
    public static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 2000 };

    private readonly JsonDocument _document;

    private ReviewReading(JsonDocument document, JsonElement request)
    {
        _document = document;
        Request = request;
    }

    public JsonElement Request { get; }

    public string Operation => Text("operation");

    public string SubResource => Text("subResource");

    public string Namespace => Text("namespace");

    public string Group => Text("resource", "group");

    public string Resource => Text("resource", "resource");

    /// <summary>Null when it is no review that could be answered: no JSON, another kind, no request, no uid.</summary>
    public static ReviewReading? Of(byte[] octets)
    {
        JsonDocument? document = null;
        ReviewReading? reading = null;
        try
        {
            document = JsonDocument.Parse(octets, Options);
            reading = Of(document);
        }
        // The second of a name that ends in half a character, or a text that holds half of one.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No review.
        }

        if (reading is null)
        {
            document?.Dispose();
        }

        return reading;
    }

    private static ReviewReading? Of(JsonDocument document) =>
        At(document.RootElement, "request") is { ValueKind: JsonValueKind.Object } request
        && IsText(At(document.RootElement, "kind"), "AdmissionReview")
        && IsText(At(document.RootElement, "apiVersion"), "admission.k8s.io/v1")
        && At(request, "uid") is { ValueKind: JsonValueKind.String }
            ? new ReviewReading(document, request)
            : null;

    /// <summary>A value by the names on the way to it; null when there is none.</summary>
    public JsonElement? At(params IEnumerable<string> path) => At(Request, path);

    public static JsonElement? At(JsonElement value, params IEnumerable<string> path)
    {
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value;
    }

    /// <summary>A text by the names on the way to it; empty when there is none.</summary>
    public string Text(params IEnumerable<string> path) => At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    public void Dispose() => _document.Dispose();

    private static bool IsText(JsonElement? value, string text) => value is { ValueKind: JsonValueKind.String } found && found.ValueEquals(text);
}
