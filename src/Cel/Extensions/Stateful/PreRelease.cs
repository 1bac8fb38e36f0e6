namespace Caveat.Cel.Extensions.Stateful;

/// <summary>Words in versions that come before the release itself, in their order.</summary>
internal static class PreRelease
{
    /// <summary>What comes behind all of them.</summary>
    public const int None = int.MaxValue;

    // "IV" is Kafka's: 4.3-IV0 is a level on the way to 4.3.
    private static readonly string[][] Stages =
    [
        ["dev", "snapshot", "nightly", "devel"],
        ["alpha"],
        ["beta", "pre", "preview", "ea", "m", "milestone"],
        ["iv"],
        ["rc", "cr"],
    ];

    /// <summary>The stage of a word; <see cref="None"/> for any other word, such as a distribution's name.</summary>
    public static int StageOf(ReadOnlySpan<char> word)
    {
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            foreach (var name in Stages[stage])
            {
                if (word.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return stage;
                }
            }
        }

        return None;
    }
}
