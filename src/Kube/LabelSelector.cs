using System.Diagnostics.CodeAnalysis;
using Caveat.Json;

namespace Caveat.Kube;

/// <summary>
/// A label selector, compiled: all requirements must be met. Immutable. One without requirements matches everything; one that is
/// <c>null</c> or absent in an object matches nothing in most of the API and everything in some of it, so that is for the caller to say.
/// </summary>
public sealed class LabelSelector
{
    /// <summary>Requirements that are read; no selector that people write comes near.</summary>
    public const int MaxRequirements = 1000;

    /// <summary>A selector of these requirements.</summary>
    public LabelSelector(IReadOnlyList<SelectorRequirement> requirements) => Requirements = requirements;

    /// <summary>Matches everything.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>All of them must be met.</summary>
    public IReadOnlyList<SelectorRequirement> Requirements { get; }

    /// <summary>Whether it matches everything.</summary>
    public bool IsEmpty => Requirements.Count == 0;

    /// <summary>Reads <c>matchLabels</c> and <c>matchExpressions</c>.</summary>
    /// <param name="value">An object; fields that the type does not have are passed over.</param>
    /// <param name="selector">The selector, or null.</param>
    /// <param name="error">Which field is wrong and why, without a full stop; null when the selector was read.</param>
    public static bool TryRead(JsonValue value, [NotNullWhen(true)] out LabelSelector? selector, [NotNullWhen(false)] out string? error)
    {
        var requirements = new List<SelectorRequirement>();
        error = LabelSelectorReader.Read(value, requirements);
        selector = error is null ? new LabelSelector(requirements) : null;
        return error is null;
    }

    /// <summary>Whether labels meet all requirements; allocates nothing.</summary>
    /// <param name="labels">An object of strings; absent is the same as empty.</param>
    public bool Matches(JsonValue labels)
    {
        for (var i = 0; i < Requirements.Count; i++)
        {
            if (!Requirements[i].Matches(labels))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As the API's query parameter <c>labelSelector</c> takes it: <c>app=a,tier in (b,c),!legacy</c>.</summary>
    public override string ToString() => string.Join(',', Requirements);
}
