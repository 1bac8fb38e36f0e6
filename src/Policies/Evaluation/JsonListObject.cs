using Caveat.Cel.Values;

namespace Caveat.Policies.Evaluation;

/// <summary>The arrays of a JSON text.</summary>
internal sealed class JsonListObject(JsonSource source) : ListObject
{
    public override int Count(long bits) => source.At(bits).Count;

    public override Value At(long bits, int index) => source.ValueOf(source.At(bits).At(index));
}
