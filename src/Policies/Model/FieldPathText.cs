using Caveat.Json;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>A path of a field as written.</summary>
/// <param name="Path">The path.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record FieldPathText(FieldPath Path, TextSpan Span)
{
    public static List<FieldPath> PathsOf(IReadOnlyList<FieldPathText> written)
    {
        var paths = new List<FieldPath>(written.Count);
        foreach (var path in written)
        {
            paths.Add(path.Path);
        }

        return paths;
    }
}
