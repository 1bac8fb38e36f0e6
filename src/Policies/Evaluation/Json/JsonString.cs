using Caveat.Cel.Values;
using Caveat.Json;

namespace Caveat.Policies.Evaluation.Json;

/// <summary>All strings and names of a text.</summary>
internal sealed class JsonString(JsonText text) : StringObject
{
    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Utf8(long bits) => text.ValueAt((int)bits).Utf8;

    /// <inheritdoc/>
    public override string Text(long bits) => text.ValueAt((int)bits).Text ?? "";
}
