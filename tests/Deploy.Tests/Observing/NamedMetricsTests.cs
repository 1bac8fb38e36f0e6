using System.Text.RegularExpressions;
using Caveat.Deploy.Tests.Running;

namespace Caveat.Deploy.Tests.Observing;

/// <summary>The dashboard and the alerts name what /metrics shows: its golden is the list of it.</summary>
public sealed class NamedMetricsTests
{
    private static readonly string[] OfAHistogram = ["_bucket", "_count", "_sum"];

    private static readonly HashSet<string> Shown =
        [.. File.ReadLines(SourceTree.Path("tests/Webhook.Tests/Golden/metrics.txt")).Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2])];

    [Theory]
    [InlineData("deploy/grafana/caveat.json")]
    [InlineData("deploy/prometheus/rules.yaml")]
    [InlineData("docs/observability.md")]
    public void ANamedMetricIsShown(string file)
    {
        var named = NamedIn(file);
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !Shown.Contains(name));
    }

    [Fact]
    public void EveryMetricIsDocumented() => Assert.Empty(Shown.Except(NamedIn("docs/observability.md"), StringComparer.Ordinal));

    private static HashSet<string> NamedIn(string file) =>
        [.. Regex.Matches(File.ReadAllText(SourceTree.Path(file)), @"\bcaveat_[a-z_]+", RegexOptions.NonBacktracking).Select(match => FamilyOf(match.Value))];

    private static string FamilyOf(string name)
    {
        foreach (var suffix in OfAHistogram)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal) && !Shown.Contains(name))
            {
                return name[..^suffix.Length];
            }
        }

        return name;
    }
}
