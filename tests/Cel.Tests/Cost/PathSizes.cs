using Caveat.Cel.Cost;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Cel.Tests.Cost;

/// <summary>Greatest sizes by path: <c>input=5 input.@keys=10</c>.</summary>
internal sealed class PathSizes : SizeBounds
{
    private readonly Dictionary<string, ulong> _byPath = [];

    public PathSizes(string text)
    {
        foreach (var entry in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('=');
            _byPath.Add(parts[0], ulong.Parse(parts[1]));
        }
    }

    public override Estimate? SizeOf(IReadOnlyList<string> path, CelType type) =>
        _byPath.TryGetValue(string.Join('.', path), out var most) ? new Estimate(0, most) : null;
}
