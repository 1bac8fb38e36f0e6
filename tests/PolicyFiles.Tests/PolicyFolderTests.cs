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
