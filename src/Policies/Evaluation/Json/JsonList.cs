using Caveat.Cel.Values;

namespace Caveat.Policies.Evaluation.Json;

/// <summary>All arrays of a text.</summary>
internal sealed class JsonList(JsonValues values) : ListObject
{
    /// <inheritdoc/>
    public override int Count(long bits) => values.At(bits).Count;

    /// <inheritdoc/>
    public override Value At(long bits, int index) => values.Of(values.At(bits).At(index));
}
