using Caveat.Json;

namespace Caveat.Policies.Matching;

/// <summary>A label selector, ready: all of its tests must hold.</summary>
internal sealed class LabelTests(IReadOnlyList<LabelTest> tests)
{
    /// <summary>Whether labels fit; absent labels are none.</summary>
    public bool Fit(JsonValue labels)
    {
        foreach (var test in tests)
        {
            if (!test.Holds(labels))
            {
                return false;
            }
        }

        return true;
    }
}
