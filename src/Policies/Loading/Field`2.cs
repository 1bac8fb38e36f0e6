using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A field with the shape of its value and the place where the value goes.</summary>
internal sealed class Field<T, TValue>(string name, Shape<TValue> shape, Action<T, TValue> set) : Field<T>(name)
{
    public override Shape Shape => shape;

    public override void Read(YamlNode node, T target, Findings findings)
    {
        if (shape.TryRead(node, findings, out var value))
        {
            set(target, value);
        }
    }
}
