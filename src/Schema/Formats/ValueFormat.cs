using Caveat.Json;

namespace Caveat.Schema.Formats;

/// <summary>A format: which values it is about, and which of them have it.</summary>
/// <param name="Description">What a value must be, as <c>an IPv4 address</c>.</param>
/// <param name="Accepts">True also for a value that the format is not about.</param>
internal sealed record ValueFormat(string Description, Func<JsonValue, bool> Accepts)
{
    /// <summary>A format of strings.</summary>
    public static ValueFormat OfText(string description, TextTest test) =>
        new(description, value => value.Kind != JsonKind.String || test(value.Utf8));
}
