using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>A format of strings that has a name.</summary>
/// <param name="name">As it is printed.</param>
/// <param name="maxRegexLength">Characters of the regular expression that checking it is taken to be worth, for its cost.</param>
/// <param name="validate">Messages of what is wrong; empty where nothing is.</param>
internal sealed class NamedFormat(string name, int maxRegexLength, Func<string, IReadOnlyList<string>> validate) : OpaqueObject(FormatType)
{
    public static readonly CelType FormatType = CelType.Opaque("kubernetes.NamedFormat");

    public int MaxRegexLength { get; } = maxRegexLength;

    public IReadOnlyList<string> Validate(string text) => validate(text);

    public override bool EqualTo(OpaqueObject other) => ReferenceEquals(this, other);

    public override string ToString() => name;
}
