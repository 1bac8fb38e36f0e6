using System.Text;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies;

namespace Caveat.PolicyFiles.Tests;

public sealed class PolicyFolderTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("caveat-policies-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void ABadDocumentDoesNotStopTheOthers()
    {
        Write("a.yaml", Policy("one") + "---\n" + Policy("two").Replace("rules:", "ruls:", StringComparison.Ordinal));
        Write("b.yaml", Policy("three"));
        var reading = Folder().Read();
        Assert.Equal(["one", "three"], Names(reading));
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((PathOf("a.yaml"), "CaveatPolicy", "two", false), (problem.File, problem.Kind, problem.Name, problem.KeptLastGood));
        Assert.Contains($"{PathOf("a.yaml")}:18:3: no field 'ruls' in the spec of a CaveatPolicy; did you mean 'rules'?", problem.Messages);
    }

    [Fact]
    public void ABadExpressionIsAProblemOfItsPolicyOnly()
    {
        Write("a.yaml", Policy("one").Replace("false", "1 +", StringComparison.Ordinal));
        Write("b.yaml", Policy("two"));
        var reading = Folder().Read();
        Assert.Equal(["two"], Names(reading));
        Assert.Equal("one", Assert.Single(reading.Problems).Name);
    }

    [Fact]
    public void ABrokenDocumentKeepsItsLastGoodVersionUntilItIsMended()
    {
        var folder = Folder();
        Write("a.yaml", Policy("one"));
        Assert.Empty(folder.Read().Problems);
        foreach (var broken in (string[])[Policy("one").Replace("rules:", "ruls:", StringComparison.Ordinal), Policy("one").Replace("false", "1 +", StringComparison.Ordinal), "{"])
        {
            Write("a.yaml", broken);
            var reading = folder.Read();
            Assert.Equal(["one"], Names(reading));
            Assert.True(Assert.Single(reading.Problems).KeptLastGood);
        }

        Write("a.yaml", Policy("one"));
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void ADocumentThatIsTakenOutIsGone()
    {
        var folder = Folder();
        Write("a.yaml", Policy("one") + "---\n" + Policy("two"));
        folder.Read();
        Write("a.yaml", Policy("two"));
        Assert.Equal(["two"], Names(folder.Read()));
    }

    // Bug: the last good version, which fails for the same reason, was said to serve, and the status of a cluster's policies said that it was enforced.
    [Fact]
    public void AVersionThatFailsTooIsNotSaidToServe()
    {
        var folder = Folder();
        Write("profile.yaml", Profile);
        Write("a.yaml", Policy("one").Replace("match:", "operator: widgets\n  match:", StringComparison.Ordinal));
        Write("b.yaml", Policy("two"));
        Assert.Equal(["one", "two"], Names(folder.Read()));
        File.Delete(PathOf("profile.yaml"));
        var reading = folder.Read();
        Assert.Equal(["two"], Names(reading));
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((PathOf("a.yaml"), "CaveatPolicy", "one", false), (problem.File, problem.Kind, problem.Name, problem.KeptLastGood));
        Assert.StartsWith($"{PathOf("a.yaml")}:5:13: no OperatorProfile 'widgets'", Assert.Single(problem.Messages), StringComparison.Ordinal);
    }

    // Bug: exceptions of one name in one file were one: a broken one brought back what that of another namespace had said before, and lost its own version of before.
    [Theory]
    [InlineData(2, "one/gone")]
    [InlineData(2, "one")]
    [InlineData(0, "one/gone")]
    [InlineData(0, "one")]
    public void AnExceptionIsKnownByItsNamespaceToo(int sizeInA, string ruleInB)
    {
        var folder = Folder();
        Write("a.yaml", Policy("one").Replace("'false'", "'true'", StringComparison.Ordinal));
        Write("b.yaml", Exception("a", "one/never", 1) + Exception("b", "one/never", 1));
        Assert.Equal("a: allowed, b: allowed", Outcomes(folder.Read()));
        Write("b.yaml", (sizeInA == 0 ? "" : Exception("a", "one/never", sizeInA)) + Exception("b", ruleInB, 1));
        var reading = folder.Read();
        Assert.Equal("a: denied, b: allowed", Outcomes(reading));
        Assert.True(Assert.Single(reading.Problems).KeptLastGood);
    }

    private static string Exception(string place, string rule, int size) =>
        $"""
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatException
        metadata:
          name: migration
          namespace: {place}
        spec:
          rules: [{rule}]
          objects:
            - apiGroup: example.com
              kind: Widget
              selector:
                matchLabels:
                  size: '{size}'
          until: 2027-01-31
          reason: moved by hand
          approvedBy: bob

        """;

    private static string Outcomes(PolicyReading reading) => string.Join(", ", ((string[])["a", "b"]).Select(place => $"{place}: {(IsAllowed(reading.Set, place) ? "allowed" : "denied")}"));

    private static bool IsAllowed(PolicySet set, string place)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(
            Encoding.UTF8.GetBytes("""
                {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"1","name":"w","namespace":"PLACE","operation":"CREATE",
                "kind":{"group":"example.com","version":"v1","kind":"Widget"},"resource":{"group":"example.com","version":"v1","resource":"widgets"},
                "object":{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w","labels":{"size":"1"}}}}}
                """.Replace("PLACE", place, StringComparison.Ordinal)),
            JsonLimits.Review,
            out _));
        Assert.True(AdmissionReview.TryRead(text, out var request, out _));
        return set.Evaluate(new Review { Request = request, Phase = ReviewPhase.Validate, Now = DateTimeOffset.UnixEpoch }).Allowed;
    }

    private const string Profile =
        """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: widgets}
        spec:
          resources: [{apiGroup: example.com, kinds: [Widget]}]
          identities: {users: [operator]}
        """;

    private static string Policy(string name) =>
        $$"""
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: {{name}}}
        spec:
          match:
            resources: [{apiGroups: [example.com], kinds: [Widget]}]
          rules:
            - name: never
              conflict: {fields: [spec.size], when: 'false'}
              message: never said

        """;

    private static IEnumerable<string> Names(PolicyReading reading) => reading.Set.Policies.Select(policy => policy.Name);

    private PolicyFolder Folder() => new([_directory.FullName], static () => new PolicySetOptions());

    private string PathOf(string file) => Path.Combine(_directory.FullName, file);

    private void Write(string file, string text) => File.WriteAllText(PathOf(file), text);
}
