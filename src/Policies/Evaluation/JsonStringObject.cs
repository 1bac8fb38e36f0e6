using Caveat.Cel.Values;

namespace Caveat.Policies.Evaluation;

/// <summary>The strings of a JSON text, names of properties among them.</summary>
internal sealed class JsonStringObject(JsonSource source) : StringObject
{
    public override ReadOnlySpan<byte> Utf8(long bits) => source.At(bits).Utf8;

    public override string Text(long bits) => source.At(bits).Text!;
}
