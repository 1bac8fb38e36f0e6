using System.Globalization;

namespace Caveat.Audit.Findings;

/// <summary>What is said of files of findings.</summary>
internal static class FindingMessages
{
    public static string TooMany(string file, int max) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}: more than {max:N0} findings; give one with fewer, as one of each shard");

    public static string NoId(string file, int line) =>
        $"{file}:{line}: a line begins with an id of 20 hexadecimal digits; expected what --write-baseline writes, or a report as JSON or YAML";
}
