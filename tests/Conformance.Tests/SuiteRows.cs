using System.Collections.Concurrent;

namespace Caveat.Conformance.Tests;

/// <summary>Suites, each read once.</summary>
internal static class SuiteRows
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<SuiteRow>>> Loaded = new(StringComparer.Ordinal);

    public static IReadOnlyList<SuiteRow> Of(string suite) =>
        Loaded.GetOrAdd(suite, name => new Lazy<IReadOnlyList<SuiteRow>>(() => Suite.Load(name))).Value;
}
