using Caveat.Cluster.Listing;
using Caveat.Json;

namespace Caveat.Cluster;

/// <summary>What an API server answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Null when it was longer than <see cref="ClusterConnection.MaxAnswerBytes"/>.</param>
public sealed record ClusterAnswer(int Status, byte[]? Body)
{
    private const int NotFoundStatus = 404;
    private const int ConflictStatus = 409;
    private const int InvalidStatus = 422;

    /// <summary>Status 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether there was more to read than is read: of a list, fewer objects may be asked for.</summary>
    public bool IsTooLong => Body is null;

    /// <summary>There is no such object, or no such collection.</summary>
    public bool IsNotFound => Status == NotFoundStatus;

    /// <summary>
    /// Whether the server says that there is no object of that name. A server that is just starting answers 404 for every custom resource, and one that has no such resource always: neither
    /// names an object, and neither says anything about one.
    /// </summary>
    public bool SaysNoObject(string name) => IsNotFound && Read()?.Root.Property("details"u8).Property("name"u8).Is(name) == true;

    /// <summary>Whether somebody else was first.</summary>
    public bool IsConflict => Status == ConflictStatus;

    /// <summary>How long the server wants to be left alone; zero when it does not say.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>Whether the server may answer otherwise in a moment: it is busy, or in trouble.</summary>
    public bool IsPassing => PageRequest.IsPassing(Status);

    /// <summary>Whether the server refuses what the object would say then.</summary>
    public bool IsInvalid => Status == InvalidStatus;

    /// <summary>Null when the body is no JSON text.</summary>
    public JsonText? Read()
    {
        var text = new JsonText();
        return Body is not null && text.TryParse(Body, JsonLimits.Document, out _) ? text : null;
    }

    /// <summary>A clause for people: what the server says of a call that did not succeed.</summary>
    public string Complaint()
    {
        if (Body is null)
        {
            return $"the API server's answer has more than {ClusterConnection.MaxAnswerBytes} bytes";
        }

        var root = Read()?.Root ?? default;
        var message = root.Property("message"u8).Text ?? root.Property("reason"u8).Text;
        return message is null ? $"the API server answers with status {Status}" : $"the API server says: {message}";
    }
}
