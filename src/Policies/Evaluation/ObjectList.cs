using Caveat.Cel.Values;
using Caveat.Json;

namespace Caveat.Policies.Evaluation;

/// <summary>The answer to a look-up of several objects, as a list.</summary>
internal sealed class ObjectList(IReadOnlyList<JsonValue> objects, JsonSources sources) : ListObject
{
    public override int Count(long bits) => objects.Count;

    public override Value At(long bits, int index) => sources.ValueOf(objects[index]);
}
