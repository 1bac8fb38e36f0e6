using Caveat.Cel.Cost;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Cel.Tests.Extensions.Kubernetes;

/// <summary>No text is longer than 12: what the API server's tests take for those whose size nothing tells.</summary>
internal sealed class TwelveCharacters : SizeBounds
{
    public static TwelveCharacters Instance { get; } = new();

    public override Estimate? SizeOf(IReadOnlyList<string> path, CelType type) =>
        type.Kind is CelTypeKind.String or CelTypeKind.Bytes ? new Estimate(0, 12) : null;
}
