namespace Caveat.Cli.Tests;

public sealed class TestTests : IDisposable
{
    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: widgets}
        spec:
          match:
            resources: [{apiGroups: [example.com], kinds: [Widget]}]
          rules:
            - name: not-two
              conflict:
                fields: [spec.replicas]
                when: object.spec.?replicas.orValue(1) == 2
              message: two replicas have no majority
            - name: zone-is-known
              action: Warn
              conflict: {fields: [spec.zone], when: '!(object.spec.?zone.orValue("a") in ["a", "b"])'}
              message: no such zone
            - name: zone
              default: {field: spec.zone, value: a}
            - name: does-not-shrink
              transition: {field: spec.replicas, deny: [decrease]}

        """;

    private const string Header =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatTest
        metadata: {name: widgets}
        spec:
          given:
            object:
              apiVersion: example.com/v1
              kind: Widget
              metadata: {name: w}
              spec: {replicas: 3}
          cases:

        """;

    private const string Whole = Header +
        """
            - name: sound
              change: {spec: {zone: b}}
              from: {spec: {zone: b}}
              expect: {patch: {}}
            - name: a-zone-is-filled-in
              expect: {patch: {spec: {zone: a}}}
            - name: two
              change: {spec: {replicas: 2}}
              expect:
                violations: [{rule: widgets/not-two, fields: [spec.replicas], message: two replicas have no majority}]
            - name: two-was-there
              change: {spec: {zone: c, replicas: 2}}
              from: {spec: {zone: a, replicas: 2}}
              expect:
                violations:
                  - {rule: widgets/zone-is-known, action: Warn}
                  - {rule: widgets/not-two, tolerated: true}
                warnings: ['widgets/zone-is-known: no such zone', 'widgets/not-two: two replicas have no majority (it was so before this change, and is tolerated)']
            - name: shrinks
              new: {apiVersion: example.com/v1, kind: Widget, metadata: {name: w}, spec: {replicas: 1}}
              old: {apiVersion: example.com/v1, kind: Widget, metadata: {name: w}, spec: {replicas: 3}}
              expect:
                violations: [{rule: widgets/does-not-shrink}]
                patched: {apiVersion: example.com/v1, kind: Widget, metadata: {name: w}, spec: {zone: a, replicas: 1}}

        """;

    private readonly CommandLine _caveat = new CommandLine().With("pack/widgets.yaml", Policy);

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task AWholePackPassesAndIsCovered()
    {
        _caveat.With("pack/cases/widgets.yaml", Whole);
        Golden.Verify(await _caveat.RunAsync("test pack --require-coverage -v"));
    }

    [Fact]
    public async Task LinksThatLeadBackEnd()
    {
        _caveat.With("pack/cases/widgets.yaml", Whole);
        File.CreateSymbolicLink(_caveat.PathOf("pack/cases/again"), "../../pack");
        Assert.StartsWith("exit 0\n", await _caveat.RunAsync("test pack"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATestThatIsNotThereIsToldWhereNoPolicyIsEither() => Assert.Equal(
        "exit 2\n--- output\n--- error\nno policy in empty; name some with --policies\nempty/none.yaml: no such file or directory\n",
        await _caveat.With("empty/README.md", "").RunAsync("test empty/none.yaml"));

    [Fact]
    public async Task AFailedCaseIsShownWithItsDifference()
    {
        _caveat.With("pack/cases/widgets.yaml", Header +
            """
                - name: two
                  change: {spec: {replicas: 2, zone: c}}
                  expect:
                    violations: [{rule: widgets/not-two, fields: [spec.zone]}, {rule: widgets/does-not-shrink}]
                    warnings: []
                    patch: {spec: {zone: a}}

            """);
        Golden.Verify(await _caveat.RunAsync("test pack"));
    }

    [Fact]
    public async Task RulesWithoutCasesFailWhereCoverageIsRequired()
    {
        _caveat.With("pack/cases/widgets.yaml", Header + "    - {name: sound, expect: {patch: {spec: {zone: a}}}}\n");
        Golden.Verify(await _caveat.RunAsync("test pack --require-coverage"));
    }

    [Fact]
    public async Task OnlyTheRulesNamedAreCompared()
    {
        var text = Whole.Replace("spec:\n  given:", "spec:\n  rules: [widgets/not-two]\n  given:", StringComparison.Ordinal);
        _caveat.With("pack/cases/widgets.yaml", text);
        Golden.Verify(await _caveat.RunAsync("test pack"));
    }

    [Fact]
    public async Task AFolderIsACase()
    {
        _caveat.With("pack/cases/two/new.yaml", "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {replicas: 2}\n")
            .With("pack/cases/two/expect.yaml", "violations: [{rule: widgets/not-two}]\n")
            .With("pack/cases/two/request.yaml", "user: alice\n")
            .With("pack/cases/shrinks/object.yaml", "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {replicas: 1}\n")
            .With("pack/cases/shrinks/old.yaml", "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {replicas: 3}\n");
        Golden.Verify(await _caveat.RunAsync("test pack -v"));
    }

    [Fact]
    public async Task AnUnknownAnswerIsWhatTheLookUpSaysItIs()
    {
        static string Rule(string name, string onUnknown) =>
            $$$"""
            ---
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: {{{name}}}}
            spec:
              match: {resources: [{apiGroups: [example.com], kinds: [Widget]}]}
              lookups: {gear: {apiGroup: example.com, kind: Gear, name: object.metadata.name{{{onUnknown}}}}}
              rules: [{name: has-a-gear, prerequisite: {lookup: gear}}]

            """;
        _caveat.With("pack/widgets.yaml", Rule("strict", "") + Rule("mild", ", onUnknown: Warn") + Rule("still", ", onUnknown: Skip")).With("pack/cases/widgets.yaml", Header +
            """
                - name: unknown
                  request: {unknown: [Gear.example.com]}
                  expect:
                    errors: [{rule: strict/has-a-gear, message: 'look-up gear: Gear.example.com "w" in namespace "default" is not known: the API server says: forbidden by the test'}]
                    warnings: ['mild/has-a-gear: could not be judged: look-up gear: Gear.example.com "w" in namespace "default" is not known: the API server says: forbidden by the test']
                - name: known
                  objects: [{apiVersion: example.com/v1, kind: Gear, metadata: {name: w}}]
                - name: mistaken
                  request: {unknown: [Gear.example.com, Gears.example.com]}

            """);
        Golden.Verify(await _caveat.RunAsync("test pack -v"));
    }

    [Fact]
    public async Task AnExceptionAndAnAcknowledgementServe()
    {
        _caveat.With("pack/cases/widgets.yaml", Header +
            """
                - name: excepted
                  change: {spec: {replicas: 2}}
                  request: {time: 2026-11-22}
                  objects: &exceptions
                    - apiVersion: caveat.dev/v1
                      kind: CaveatException
                      metadata: {name: w, namespace: default}
                      spec: {rules: [widgets/not-two], objects: [{apiGroup: example.com, kind: Widget, name: w}], until: 2026-12-01, reason: a move, approvedBy: bob}
                  expect: {violations: [{rule: widgets/not-two, excepted: true}]}
                - name: the-exception-is-over
                  change: {spec: {replicas: 2}}
                  request: {time: 2026-12-22}
                  objects: *exceptions
                  expect: {violations: [{rule: widgets/not-two}]}
                - name: acknowledged
                  change: {metadata: {annotations: {caveat.dev/acknowledge: 'widgets/*: a move'}}, spec: {replicas: 2}}
                  request: {user: alice, overrides: [widgets]}
                  expect: {violations: [{rule: widgets/not-two, excepted: true}]}
                - name: acknowledged-by-someone-who-may-not
                  change: {metadata: {annotations: {caveat.dev/acknowledge: 'widgets/*: a move'}}, spec: {replicas: 2}}
                  request: {user: alice, overrides: [others]}
                  expect: {violations: [{rule: widgets/not-two}]}

            """);
        Golden.Verify(await _caveat.RunAsync("test pack -v"));
    }

    [Fact]
    public async Task AScaleIsJudgedAsTheWriteToItsParent()
    {
        _caveat.With("pack/cases/widgets.yaml", Header +
            """
                - name: down
                  request: {subresource: scale}
                  new: {apiVersion: autoscaling/v1, kind: Scale, metadata: {name: w}, spec: {replicas: 2}}
                  old: {apiVersion: autoscaling/v1, kind: Scale, metadata: {name: w}, spec: {replicas: 3}}
                  expect: {violations: [{rule: widgets/not-two}, {rule: widgets/does-not-shrink}]}

            """);
        Golden.Verify(await _caveat.RunAsync("test pack/cases/widgets.yaml"));
    }

    [Fact]
    public async Task WhatCanNotBeReadIsToldWithItsPlace()
    {
        _caveat.With("pack/cases/widgets.yaml", Header +
            """
                - name: unknown-rule
                  expect: {violations: [{rule: widgets/not-tow}]}
                - name: sound

            """)
            .With("pack/cases/wrong.yaml",
            """
            apiVersion: caveat.dev/v1
            kind: CaveatTest
            metadata: {name: wrong}
            spec:
              cases:
                - {name: one, chnage: {}, expect: {violations: [{rule: widgets, action: Refuse}]}}
                - {name: one, change: {spec: {}}, new: {kind: Widget}, from: {}}
            """)
            .With("pack/cases/other.yaml", "apiVersion: v1\nkind: ConfigMap\n---\nkind: CaveatTest\n---\na: [\n")
            .With("pack/cases/folder/new.yaml", "- no object\n")
            .With("pack/cases/folder/expected.yaml", "{}\n");
        Golden.Verify(await _caveat.RunAsync("test pack"));
    }

    [Fact]
    public async Task ATestOfAPolicyThatDoesNotLoadIsTold()
    {
        _caveat.With("pack/bad.yaml", Policy.Replace("conflict:", "conflcit:", StringComparison.Ordinal)).With("pack/cases/widgets.yaml", Whole);
        Golden.Verify(await _caveat.RunAsync("test pack"));
    }

    [Fact]
    public async Task ADirectoryWithoutTestsIsTold() => Golden.Verify(await _caveat.RunAsync("test pack"));

    [Theory]
    [InlineData("two", "ok    widgets/two\nok    widgets/two-was-there\n2 passed, 0 failed")]
    [InlineData("widgets/*two", "ok    widgets/two\n1 passed, 0 failed")]
    public async Task AFilterPicksCasesByTextOrPattern(string filter, string output)
    {
        _caveat.With("pack/cases/widgets.yaml", Whole);
        Assert.Equal($"exit 0\n--- output\n{output}\n--- error\n", await _caveat.RunAsync(["test", "pack", "-v", "--filter", filter]));
    }

    [Fact]
    public async Task AFilterThatNoCaseIsLikeIsTold()
    {
        _caveat.With("pack/cases/widgets.yaml", Whole);
        Assert.Equal("exit 2\n--- output\n--- error\nno case is like 'three'\n", await _caveat.RunAsync("test pack --filter three"));
    }

    [Fact]
    public async Task PrintsTestsAsJson()
    {
        _caveat.With("pack/cases/widgets.yaml", Header + Mixed);
        Golden.Verify(await _caveat.RunAsync("test pack -o json"));
    }

    [Fact]
    public async Task PrintsTestsAsJUnit()
    {
        _caveat.With("pack/cases/widgets.yaml", Header + Mixed);
        Golden.Verify(await _caveat.RunAsync("test pack -o junit"));
    }

    private const string Mixed =
        """
            - name: sound
            - name: two
              change: {spec: {replicas: 2}}
            - name: unknown-rule
              expect: {violations: [{rule: widgets/not-tow}]}

        """;
}
