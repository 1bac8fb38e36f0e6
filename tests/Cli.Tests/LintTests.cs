namespace Caveat.Cli.Tests;

public sealed class LintTests : IDisposable
{
    private const string Sound = """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: sound}
        spec:
          match: {resources: [{apiGroups: [''], kinds: [ConfigMap]}]}
          rules: [{name: r, default: {field: data.a, value: b}}]
        """;

    private const string Doubtful = """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: doubtful}
        spec:
          match: {resources: [{apiGroups: [''], kinds: [ConfigMap]}]}
          variables: {x: '1'}
          rules:
            - {name: r, conflict: {fields: [data.a], when: "object.metadata.labels.a == 'b'"}}
        """;

    private const string Crd = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec:
          group: example.dev
          scope: Namespaced
          names: {kind: Store, plural: stores}
          versions:
            - name: v1
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object, required: [spec], properties: {spec: {type: object, properties: {size: {type: string}}}}}}
        """;

    private readonly CommandLine _caveat = new();

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task SoundPoliciesPass() =>
        Assert.Equal("exit 0\n--- output\n1 file: 0 errors, 0 warnings, 0 hints\n--- error\n", await _caveat.With("p/a.yaml", Sound).RunAsync("lint p --strict"));

    [Fact]
    public async Task WarningsArePlacedAndPass() => Golden.Verify(await _caveat.With("p/b.yaml", Doubtful).RunAsync("lint p/b.yaml"));

    [Fact]
    public async Task WarningsFailWhereAsked() => Assert.StartsWith("exit 1\n", await _caveat.With("p/b.yaml", Doubtful).RunAsync("lint p/b.yaml --strict"), StringComparison.Ordinal);

    [Fact]
    public async Task FindingsAreJson() => Golden.Verify(await _caveat.With("p/b.yaml", Doubtful).RunAsync("lint p -o json"));

    [Fact]
    public async Task FindingsAreCommandsOfGitHub() => Golden.Verify(await _caveat.With("p/b.yaml", Doubtful).RunAsync("lint p -o github"));

    [Fact]
    public async Task DefinitionsAreRead() => Golden.Verify(await _caveat
        .With("crds/store.yaml", Crd)
        .With("p/a.yaml", Sound.Replace("['']", "[example.dev]", StringComparison.Ordinal).Replace("ConfigMap", "Store", StringComparison.Ordinal).Replace("data.a", "spec.sise", StringComparison.Ordinal))
        .RunAsync("lint p --crds crds"));

    [Fact]
    public async Task WhatIsNotThereIsTold() =>
        Assert.Equal("exit 2\n--- output\n--- error\nnone.yaml: no such file or directory\ncaveat: nothing was linted\n", await _caveat.RunAsync("lint none.yaml"));

    [Fact]
    public async Task ThePacksAreSound() => Assert.StartsWith("exit 0\n", await _caveat.RunAsync("lint builtin --strict"), StringComparison.Ordinal);

    [Fact]
    public async Task WhatCanNotBeReadBesideTheLintedFilesIsTold()
    {
        _caveat.With("a.yaml", Sound);
        Assert.Equal("exit 2\n--- output\n--- error\nnone: no such file or directory\ncaveat: nothing was linted\n", await _caveat.RunAsync("lint a.yaml -p none"));
    }
}
