using Caveat.Json;

namespace Caveat.Kube;

/// <summary>The sentences about reviews that are not read.</summary>
internal static class AdmissionReviewErrors
{
    /// <summary>Characters of a wrong value that a message shows.</summary>
    public const int MaxShownCharacters = 80;

    public static AdmissionReviewError NotAnObject(JsonKind found) =>
        new(AdmissionReviewErrorCode.NotAnObject, "", $"the review is {Name(found)}; expected an object");

    public static AdmissionReviewError UnknownKind(JsonValue found) =>
        new(AdmissionReviewErrorCode.UnknownKind, "kind", $"kind: {Found(found)}; expected AdmissionReview");

    public static AdmissionReviewError UnknownVersion(JsonValue found) =>
        new(AdmissionReviewErrorCode.UnknownVersion, "apiVersion", $"apiVersion: {Found(found)}; expected {AdmissionReview.ApiVersion}");

    public static AdmissionReviewError NoRequest(JsonValue found) =>
        new(AdmissionReviewErrorCode.NoRequest, "request", $"request: {Found(found)}; expected an object");

    public static AdmissionReviewError MissingField(string field, string expected) =>
        new(AdmissionReviewErrorCode.MissingField, field, $"{field}: missing; expected {expected}");

    public static AdmissionReviewError WrongType(string field, JsonKind found, string expected) =>
        new(AdmissionReviewErrorCode.WrongType, field, $"{field}: found {Name(found)}; expected {expected}");

    public static AdmissionReviewError UnknownOperation(JsonValue found) =>
        new(AdmissionReviewErrorCode.UnknownOperation, "request.operation", $"request.operation: {Found(found)}; expected CREATE, UPDATE, DELETE or CONNECT");

    public static AdmissionReviewError MissingObject(string field, string operation) =>
        new(AdmissionReviewErrorCode.MissingObject, field, $"{field}: missing; {operation} needs it");

    private static string Found(JsonValue value) => value.Kind switch
    {
        JsonKind.Absent => "missing",
        JsonKind.String => $"found \"{Shorten(value.Text!)}\"",
        _ => $"found {Name(value.Kind)}",
    };

    private static string Shorten(string text) => text.Length <= MaxShownCharacters ? text : text[..MaxShownCharacters] + "…";

    private static string Name(JsonKind kind) => kind switch
    {
        JsonKind.Absent => "nothing",
        JsonKind.Null => "null",
        JsonKind.True or JsonKind.False => "a boolean",
        JsonKind.Integer or JsonKind.Float => "a number",
        JsonKind.String => "a string",
        JsonKind.Array => "an array",
        _ => "an object",
    };
}
