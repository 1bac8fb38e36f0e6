namespace Caveat.Cli.Tests;

public sealed class ExplainTests : IDisposable
{
    private const string Policy = """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: stores}
        spec:
          description: What stores can't stand.
          operator: keeper
          match: {resources: [{apiGroups: [example.dev], kinds: [Store]}]}
          lookups: {backup: {apiGroup: example.dev, kind: Backup, name: object.metadata.name}}
          rules:
            - name: small-and-fast
              severity: high
              when: object.spec.mode == "fast"
              conflict: {fields: [spec.size, spec.mode], when: object.spec.size == "1Gi"}
              message: 'store {{ object.metadata.name }} is too small to be fast'
              fix: make it larger
              docs: https://example.dev/stores
            - {name: named, require: {fields: [spec.name], that: object.spec.name != ""}}
            - {name: shaped, require: {path: spec.storage, schema: {type: object}}}
            - {name: slow, enforceFrom: 2027-01-31, default: {field: spec.mode, value: {kind: slow}}}
            - {name: no-shrinking, transition: {list: spec.volumes, key: id, field: size, as: quantity, deny: [decrease, remove]}}
            - {name: backed-up, prerequisite: {lookup: backup, that: lookups.backup.ok}}
            - {name: kept, protect: {deletion: true}}
            - {name: owned, protect: {children: [{apiGroup: apps, kind: StatefulSet}], edit: spec.replicas}}
            - {name: calm, settle: {}}
        ---
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: keeper}
        spec: {resources: [{apiGroup: example.dev, kinds: [Store]}], identities: {users: [keeper]}, children: {ownerReferences: true}, settled: 'true'}
        """;

    private const string Tests = """
        apiVersion: caveat.dev/v1
        kind: CaveatTest
        metadata: {name: stores}
        spec:
          given:
            object: {apiVersion: example.dev/v1, kind: Store, metadata: {name: books}, spec: {name: b, mode: fast, size: 2Gi, storage: {}}}
            objects: [{apiVersion: example.dev/v1, kind: Backup, metadata: {name: books}, ok: true}]
          cases:
            - name: sound
            - name: small
              change:
                spec:
                  size: 1Gi
              expect: {violations: [{rule: stores/small-and-fast}]}
            - name: small-and-nameless
              change: {spec: {size: 1Gi, name: ''}}
              expect: {violations: [{rule: stores/small-and-fast}, {rule: stores/named}]}
            - name: large
              change: {spec: {size: 9Gi}}
            - name: without-a-mode
              change: {spec: {mode: null}}
              expect: {patch: {spec: {mode: {kind: slow}}}}
            - name: wrong
              change: {spec: {name: ''}}
              expect: {}
            - name: goes
              request: {operation: DELETE, user: alice}
              expect: {violations: [{rule: stores/kept}]}

        """;

    private readonly CommandLine _caveat = new CommandLine().With("p.yaml", Policy);

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task ListsAllRules() => Golden.Verify(await _caveat.RunAsync("explain -p p.yaml"));

    [Fact]
    public async Task ExplainsAPolicy() => Golden.Verify(await _caveat.RunAsync("explain stores -p p.yaml"));

    [Fact]
    public async Task ExplainsARuleAsJson() => Golden.Verify(await _caveat.RunAsync("explain stores/small-and-fast -p p.yaml -o json"));

    /// <summary>A case that fails is no example, nor one that breaks other rules too where there is a better one.</summary>
    [Fact]
    public async Task CasesBesideThePolicyAreItsExamples() => Golden.Verify(await _caveat.With("cases/stores.yaml", Tests).RunAsync("explain stores -p p.yaml"));

    [Fact]
    public async Task CasesAreExamplesInJson() => Golden.Verify(await _caveat.With("cases/stores.yaml", Tests).RunAsync("explain stores/small-and-fast -p p.yaml -o json"));

    [Fact]
    public async Task ANameThatIsNotThereIsTold() =>
        Assert.Equal("exit 2\n--- output\n--- error\ncaveat: no policy or rule 'stores/calmed'; did you mean 'stores/calm'?\n", await _caveat.RunAsync("explain stores/calmed -p p.yaml"));

    [Fact]
    public async Task ThePoliciesThatComeWithItAreExplained() => Assert.Contains("strimzi-", await _caveat.RunAsync("explain"), StringComparison.Ordinal);

    [Fact]
    public async Task ThePoliciesThatComeWithItHaveExamples()
    {
        var explained = await _caveat.RunAsync("explain strimzi-storage/volume-ids-are-unique");
        Assert.Contains("stops:      strimzi-storage/an-id-twice (", explained, StringComparison.Ordinal);
        Assert.Contains("=> id 0 stands more than once among the volumes of pool \"brokers\"", explained, StringComparison.Ordinal);
        Assert.Contains("passes:", explained, StringComparison.Ordinal);
    }
}
