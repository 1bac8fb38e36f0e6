using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Caveat.Webhook.Fuzz;

namespace Caveat.Webhook.Tests.Fuzz;

/// <summary>The fuzzing target over its corpus, and over mutations of it that are the same each time. What it promises is written in <see cref="ReviewTarget"/>.</summary>
public sealed class SeededFuzzTests
{
    private const int Runs = 20_000;
    private const int RewrittenEach = 40;
    private const int Seed = 20_261_129;

    // A machine that is busy does fewer runs; the first ones are always the same.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    public static TheoryData<string> Names => ReviewCorpus.Names();

    [Fact]
    public void KeepsItsPromisesForMutatedReviews()
    {
        var corpus = ReviewCorpus.Read();
        var random = new Random(Seed);
        var octets = new OctetMutation(random, corpus);
        var structure = new StructureMutation(random);
        var watch = Stopwatch.StartNew();
        for (var run = 0; run < Runs && watch.Elapsed < Longest; run++)
        {
            var sound = corpus[run % corpus.Count];
            var review = run < corpus.Count ? sound : run % 3 == 0 ? octets.Of(sound) : structure.Of(sound);
            var failure = Record.Exception(() => ReviewTarget.Run(review));
            Assert.True(failure is null, $"run {run}, octets {Convert.ToBase64String(review)}: {failure}");
        }
    }

    /// <summary>What fuzzing has found, made small.</summary>
    [Theory]
    // The other reader could not compare it; the webhook refuses half a character wherever it stands.
    [InlineData("""{"kind":"\ud800AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"u"}}""")]
    // A Scale that is being deleted passes, as everything that is being deleted; only a machine that is quiet got as far as this in the seeded run.
    [InlineData(
        """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"u","operation":"UPDATE","name":"w","namespace":"shop","subResource":"scale","userInfo":{"username":"alice"},
        "kind":{"group":"example.com","version":"v1","kind":"Widget"},"resource":{"group":"example.com","version":"v1","resource":"widgets"},
        "object":{"metadata":{"name":"w"},"spec":{"replicas":2}},"oldObject":{"metadata":{"name":"w","deletionTimestamp":"2026-11-22T10:00:00Z"},"spec":{"replicas":3}}}}
        """)]
    public void KeepsItsPromisesForWhatBrokeThem(string review) => Assert.Null(Record.Exception(() => ReviewTarget.Run(Encoding.UTF8.GetBytes(review))));

    [Theory]
    [MemberData(nameof(Names))]
    public void AReviewThatIsOnlyWrittenDifferentlyGetsTheSameAnswer(string name)
    {
        var review = ReviewCorpus.Read(name);
        var rewriting = new SameMeaning(new Random(Seed));
        foreach (var mutates in (bool[])[false, true])
        {
            var expected = Ordered(ReviewTarget.Answer(review, mutates));
            for (var i = 0; i < RewrittenEach; i++)
            {
                Assert.Equal(expected, Ordered(ReviewTarget.Answer(rewriting.Of(review), mutates)));
            }
        }
    }

    /// <summary>The corpus is worth mutating: it holds both what is allowed and what isn't, and the answers are those that its files' names promise.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void TheCorpusGetsTheAnswersThatItIsMeantToGet(string name) =>
        Golden.Verify(ReviewTarget.Answer(ReviewCorpus.Read(name), mutates: false) + "\n" + ReviewTarget.Answer(ReviewCorpus.Read(name), mutates: true) + "\n", $"fuzz/{name}.txt");

    // A patch goes through an object in the order in which that was written; its operations change places that have nothing to do with each other.
    private static string Ordered(string answer)
    {
        var review = JsonNode.Parse(answer)!;
        if (review["response"]!["patch"] is { } patch)
        {
            var operations = JsonNode.Parse(Convert.FromBase64String(patch.GetValue<string>()))!.AsArray();
            review["response"]!["patch"] = string.Join('\n', operations.Select(static operation => operation!.ToJsonString()).Order(StringComparer.Ordinal));
        }

        return review.ToJsonString();
    }
}
