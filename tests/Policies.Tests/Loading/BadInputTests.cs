using System.Text;
using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Tests.Loading;

/// <summary>Input that is broken on purpose or by accident: one clear message, at its place, and the documents behind it are read.</summary>
public sealed class BadInputTests
{
    private const string Rule = "  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n";

    private static readonly string Head = HeadOf("p", "");

    public static TheoryData<string, string> Mistakes { get; } = new()
    {
        {
            Head + "  rules: *rules\n",
            "p.yaml:6:10: no anchor 'rules' stands before this alias"
        },
        {
            Head + "  rules:\n    - name: a\n\t  conflict: {fields: [spec], when: 'true'}\n",
            "p.yaml:8:1: the line is indented with a tab; YAML allows only spaces"
        },
        {
            Head + "\trules: []\n",
            "p.yaml:6:1: the line is indented with a tab; YAML allows only spaces"
        },
        {
            Head + "  rules:\n    - {name: a, severity: low, severity: high, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:7:32: the key 'severity' stands twice in one mapping; the first is at line 7"
        },
        {
            Head + Rule + "spec: {}\n",
            "p.yaml:8:1: the key 'spec' stands twice in one mapping; the first is at line 4"
        },
        {
            Head + "  rules:\n    - name: a\n      conflict: {fields: [spec], when: 'true'}\n      conflict: {fields: [spec], when: 'false'}\n",
            "p.yaml:9:7: the key 'conflict' stands twice in one mapping; the first is at line 8"
        },
        {
            Head + "  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}, settle: {}, require: {fields: [spec], that: 'true'}}\n",
            "p.yaml:7:67: a rule has one body, and this one has conflict and settle; make it two rules\np.yaml:7:80: a rule has one body, and this one has conflict and require; make it two rules"
        },
        {
            Head + Rule + "\0  and what stands behind a NUL\n",
            "p.yaml:8:1: a NUL character stands here; YAML has none, write the file as UTF-8 text"
        },
        {
            Head + "  lookups: {a: {apiGroup: g, kind: K, name: lookups.a.metadata.name}}\n" + Rule,
            "p.yaml:6:45: 'lookups.a' can't read itself; it may read what is declared before it"
        },
        {
            Head + "  lookups:\n    b: {apiGroup: g, kind: K, name: '\"x\"'}\n    a: {apiGroup: g, kind: K, name: lookups.a.metadata.name}\n" + Rule,
            "p.yaml:8:45: 'lookups.a' can't read itself; it may read what is declared before it"
        },
        {
            Head + "  lookups:\n    a: {apiGroup: g, kind: K, name: lookups.b.metadata.name}\n    b: {apiGroup: g, kind: K, name: lookups.a.metadata.name}\n" + Rule,
            "p.yaml:7:37: 'lookups.b' is not known here yet: a look-up may read the look-ups before it, a variable all look-ups and the variables before it"
        },
        {
            Head + "  lookups: {a: {apiGroup: g, kind: K, name: variables.v}}\n  variables: {v: lookups.a.metadata.name}\n" + Rule,
            "p.yaml:6:45: 'variables.v' is not known here yet: a look-up may read the look-ups before it, a variable all look-ups and the variables before it"
        },
        {
            Head + "  variables: {v: 1 + variables.v}\n" + Rule,
            "p.yaml:6:22: 'variables.v' can't read itself; it may read what is declared before it"
        },
        {
            Head + "  variables: {v: '1', vv: variables.vvv}\n" + Rule,
            "p.yaml:6:37: undeclared reference to 'variables.vvv'; did you mean 'variables.v'?"
        },
        {
            HeadOf("p", ", operations: [CREATE]") + "  rules:\n    - {name: a, transition: {field: spec.a, deny: [change]}}\n",
            "p.yaml:7:7: transition judges only UPDATE, which the match does not name, so this rule would never be asked; name it under match.resources or under the rule's operations"
        },
        {
            HeadOf("p", ", operations: [DELETE]") + "  rules:\n    - {name: a, default: {field: spec.a, value: 1}}\n",
            "p.yaml:7:7: default judges only CREATE, UPDATE, which the match does not name, so this rule would never be asked; name it under match.resources or under the rule's operations"
        },
        {
            Head + "  rules:\n    - {name: a, enforceFrom: 2026-02-30, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:7:30: '2026-02-30' is no date; write it as 2027-01-31 or 2027-01-31T12:00:00Z"
        },
        {
            Head + "  rules:\n    - {name: a, enforceFrom: 2026-02-28T25:00:00Z, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:7:30: '2026-02-28T25:00:00Z' is no date; write it as 2027-01-31 or 2027-01-31T12:00:00Z"
        },
        {
            Head + "  rules:\n    - {name: a, enforceFrom: '9999-12-31T23:59:59-14:00', conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:7:30: '9999-12-31T23:59:59-14:00' is no date; write it as 2027-01-31 or 2027-01-31T12:00:00Z"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: a, steps: [{from: 4.10, to: [5.0]}]}}\n",
            "p.yaml:7:55: a version between quotes must stand here, not a number\np.yaml:7:66: a version between quotes must stand here, not a number"
        },
        {
            HeadOf("p", ", versions: [1.10]") + Rule,
            "p.yaml:5:63: a string must stand here, not a number"
        },
        {
            Head + "  lookups: {a: {apiGroup: g, kind: K, version: 1}}\n" + Rule,
            "p.yaml:6:48: a string must stand here, not a number"
        },
        {
            Head + "  rules:\n    - {name: a, conflict: {fields: [spec], when: '" + new string('(', 5000) + "'}}\n",
            "p.yaml:7:301: the expression is nested deeper than 250 levels; split it with variables"
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void IsSaidAndDoesNotStopWhatFollows(string yaml, string expected) => Assert.Equal(expected, FindingsBeforeAGoodDocument(yaml));

    [Fact]
    public void TransitionThatNamesItsOwnOperationsMayStandInAPolicyForCreation() => Sets.Of(
        HeadOf("p", ", operations: [CREATE]") + "  rules:\n    - {name: a, operations: [UPDATE], transition: {field: spec.a, deny: [change]}}\n");

    [Fact]
    public void AliasesThatExplodeAreNotWrittenOut()
    {
        var yaml = new StringBuilder(Head).Append("  rules:\n    - &a0 {name: a, conflict: {fields: [spec], when: 'true'}}\n");
        for (var i = 1; i < 12; i++)
        {
            yaml.Append($"    - &a{i} [").AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");
        }

        Assert.Equal("p.yaml:12:12: aliases stand for more than 150000 nodes (MaxAliasedNodes)", FindingsBeforeAGoodDocument(yaml.ToString()));
    }

    [Fact]
    public void ADocumentOfFiftyMegabytesIsNotRead() => Assert.Equal(
        "p.yaml:1:1: the document has 50000194 characters; the limit is 33554432 (MaxCharacters)",
        FindingsBeforeAGoodDocument(Head + Rule + "# " + new string('x', 50_000_000) + "\n"));

    private static string FindingsBeforeAGoodDocument(string yaml)
    {
        var loaded = PolicyLoader.Load(new SourceText("p.yaml", $"{yaml}---\n{HeadOf("good", "")}{Rule}"));
        Assert.Equal("good", Assert.Single(loaded.Documents).Name);
        return string.Join('\n', loaded.Diagnostics);
    }

    private static string HeadOf(string name, string more) =>
        $$"""
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: {{name}}}
        spec:
          match: {resources: [{apiGroups: [g], kinds: [K]{{more}}}]}

        """;
}
