using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Caveat.Audit.Judging;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Manifests;
using Caveat.Manifests.Testing;
using Caveat.Packs.Tests.Webhook;
using Caveat.Policies;

namespace Caveat.Packs.Tests;

/// <summary>One review, three ways to a decision: the webhook in a cluster that has the case's objects, the pipeline of <c>caveat check</c>, and the test runner. Every case of the library.</summary>
public sealed partial class DifferentialTests : IDisposable
{
    private const string Kubeconfig =
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: 'http://127.0.0.1:1'}}]
        users: [{name: u, user: {token: t}}]
        contexts: [{name: c, context: {cluster: c, user: u}}]
        current-context: c
        """;

    private static readonly IReadOnlySet<string> Kinds = KindsOfTheLibrary();

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("caveat-differential-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task WebhookAndRunnerAnswerTheSame()
    {
        var kubeconfig = Path.Combine(_directory.FullName, "kubeconfig");
        await File.WriteAllTextAsync(kubeconfig, Kubeconfig);
        var differences = new List<string>();
        foreach (var (name, (test, item)) in Library.Cases)
        {
            var setup = CaseSetup.Of(test, item);
            var set = Library.Runner.PoliciesOf(setup, out var problem);
            Assert.True(set is not null, problem);
            var judged = Library.Runner.Judge(setup, out _)!;
            using var webhook = new CaseWebhook(setup, set, kubeconfig, Kinds);
            var writer = new ReviewWriter(setup.Template);
            foreach (var (phase, manifest, decision) in new[] { (ReviewPhase.Mutate, setup.Written, judged.Mutation), (ReviewPhase.Validate, judged.Filled, judged.Validation) })
            {
                var review = writer.Write(manifest, setup.Old);
                var (expected, actual) = (AnswerOf(review, decision), await webhook.AnswerAsync(review, phase));
                if (expected != actual)
                {
                    differences.Add($"{name} {phase}\n  runner:  {expected}\n  webhook: {actual}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public async Task CheckAndRunnerReportTheSame()
    {
        var differences = new List<string>();
        foreach (var (name, (test, item)) in Library.Cases)
        {
            var setup = CaseSetup.Of(test, item);
            var set = Library.Runner.PoliciesOf(setup, out _)!;
            var expected = ObjectReport.Of(Library.Runner.Judge(setup, out _)!);
            var checkedReport = await CheckAsync(setup, set);
            if (Show(expected) != Show(checkedReport))
            {
                differences.Add($"{name}\n  runner: {Show(expected)}\n  check:  {Show(checkedReport)}");
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    private async Task<ObjectReport> CheckAsync(CaseSetup setup, PolicySet set)
    {
        var path = Path.Combine(_directory.FullName, "object.json");
        await File.WriteAllTextAsync(path, setup.Written.Object.ToString());
        var old = new GivenObjects();
        if (setup.Old.Exists)
        {
            old.Add(setup.Written with { Object = setup.Old });
        }

        var report = new KeptReport();
        var given = setup.Given();
        var run = new JudgeRun(() => new WriteJudge(new ManifestJudge(set, new ReviewWriter(setup.Template), given, setup.Now, setup.Authorizer), old), report);
        await run.RunAsync(new FileSource(new InputFiles(_directory.FullName, () => Stream.Null), [path]), CancellationToken.None);
        Assert.Empty(report.Problems);
        return Assert.Single(report.Objects);
    }

    private static string Show(ObjectReport report) =>
        $"allowed {report.Allowed}: " + string.Join(
            "; ",
            report.Rows.Select(row => $"{row.RuleId} {row.Result} {row.Action} {row.Tolerated} {row.ExceptedBy} {row.Message} [{string.Join(", ", row.Fields)}] {row.Fix}"));

    private static string AnswerOf(ReadOnlyMemory<byte> review, Decision decision)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(review, JsonLimits.Review, out _));
        Assert.True(AdmissionReview.TryRead(text, out var request, out _));
        var answer = new ArrayBufferWriter<byte>();
        using var writer = new AdmissionResponseWriter();
        writer.Write(decision.ToResponse(request), answer);
        return Encoding.UTF8.GetString(answer.WrittenSpan);
    }

    private static SortedSet<string> KindsOfTheLibrary()
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Library.Root, "*.yaml", SearchOption.AllDirectories))
        {
            foreach (Match match in KindWord().Matches(File.ReadAllText(file)))
            {
                kinds.Add(match.Groups["kind"].Value);
            }
        }

        return kinds;
    }

    [GeneratedRegex("kind: *'?(?<kind>[A-Z][A-Za-z0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex KindWord();
}
