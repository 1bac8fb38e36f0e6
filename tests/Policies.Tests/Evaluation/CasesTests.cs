using System.Text.Json.Nodes;
using Caveat.Json;
using Caveat.Schema.Crds;

namespace Caveat.Policies.Tests.Evaluation;

/// <summary>Each folder under Cases is a case: <c>policy.yaml</c> and <c>review.yaml</c> and, where there is one, <c>crds.yaml</c> give <c>expected.txt</c>.</summary>
public sealed class CasesTests
{
    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var folder in Directory.GetDirectories(TestFolders.Cases).Order(StringComparer.Ordinal))
        {
            cases.Add(Path.GetFileName(folder));
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void DecidesAsExpected(string name)
    {
        var folder = Path.Combine(TestFolders.Cases, name);
        var set = Sets.Of(Read(folder, "policy.yaml"), new PolicySetOptions { Definitions = DefinitionsIn(Path.Combine(folder, "crds.yaml")) });
        var yaml = Read(folder, "review.yaml");
        var objects = Reviews.JsonOf(yaml)["objects"]?.AsArray() ?? new JsonArray();
        var notices = string.Concat(set.Notices.Select(n => $"{n}\n"));
        var report = (notices.Length == 0 ? "" : $"=== notices\n{notices}") + Judge(set, yaml, ReviewPhase.Mutate, objects) + Judge(set, yaml, ReviewPhase.Validate, objects);
        Golden.Matches(Path.Combine(folder, "expected.txt"), report);
    }

    private static List<CustomResourceDefinition> DefinitionsIn(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        var text = new JsonText();
        Assert.True(text.TryParse(System.Text.Encoding.UTF8.GetBytes(Reviews.JsonOf(File.ReadAllText(file)).ToJsonString()), JsonLimits.Document, out _));
        return [CustomResourceDefinition.Read(text.Root).Definition!];
    }

    private static string Judge(PolicySet set, string yaml, ReviewPhase phase, JsonArray objects)
    {
        var known = new KnownObjects(objects);
        var review = Reviews.Of(yaml, phase, known);
        known.Fetch(set, review);
        return $"=== {phase}\n{DecisionReport.Of(set.Evaluate(review), review.Request)}";
    }

    private static string Read(string folder, string file) => File.ReadAllText(Path.Combine(folder, file));
}
