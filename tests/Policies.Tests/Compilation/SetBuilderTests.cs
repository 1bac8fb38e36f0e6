namespace Caveat.Policies.Tests.Compilation;

public sealed class SetBuilderTests
{
    private const string TwoDefaults =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: a}
        spec:
          match: {resources: [{apiGroups: [g], kinds: [K]}]}
          rules: [{name: one, default: {field: spec.a, value: 1, when: FIRST}}]
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: b}
        spec:
          match: {resources: [{apiGroups: [g], resources: [RESOURCE]}]}
          rules: [{name: two, default: {field: FIELD, value: 2, when: SECOND}}]
        """;

    public static TheoryData<string, string, string, string, bool> Pairs() => new()
    {
        { "ks", "spec.a", "'true'", "'true'", true },
        { "ks", "spec.a.b", "'true'", "'true'", true },
        { "ks", "spec", "'true'", "'true'", true },
        { "ks", "spec.b", "'true'", "'true'", false },
        { "others", "spec.a", "'true'", "'true'", false },
        { "'*'", "spec.a", "'true'", "'true'", true },
        { "ks", "spec.a", "has(object.spec.x)", "'!has(object.spec.x)'", false },
        { "ks", "spec.a", "has(object.spec.x)", "'!(has(object.spec.y))'", true },
        { "ks", "spec.a", "object.spec.x || object.spec.y", "'!object.spec.x || object.spec.y'", true },
        { "ks", "spec.a", "object.spec.x || object.spec.y", "'!(object.spec.x || object.spec.y)'", false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void TwoDefaultsOfOneFieldDoNotLoad(string resource, string field, string first, string second, bool clash)
    {
        var yaml = TwoDefaults.Replace("RESOURCE", resource, StringComparison.Ordinal).Replace("FIELD", field, StringComparison.Ordinal)
            .Replace("FIRST", first, StringComparison.Ordinal).Replace("SECOND", second, StringComparison.Ordinal);
        var expected = clash ? "p.yaml:13:40: a/one fills in spec.a too; one of the two must go, or their matches must differ" : "";
        Assert.Equal(expected, Sets.BuildFailures(yaml));
    }

    [Theory]
    [InlineData("{list: spec.a, key: name, field: b, value: 2}", true)]
    [InlineData("{list: spec.a, key: name, field: b.c, value: 2}", true)]
    [InlineData("{list: spec.a, key: name, items: [x], field: b, value: 2}", true)]
    [InlineData("{list: spec.a, key: name, items: [z], field: b, value: 2}", false)]
    [InlineData("{list: spec.a, key: name, items: [x], field: b, value: 1}", false)]
    [InlineData("{list: spec.a, key: name, field: c, value: 2}", false)]
    [InlineData("{list: spec.b, key: name, field: b, value: 2}", false)]
    [InlineData("{field: spec.a, value: []}", true)]
    public void TwoDefaultsOfOneItemsFieldDoNotLoad(string second, bool clash)
    {
        var yaml = $$$"""
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: a}
            spec:
              match: {resources: [{apiGroups: [g], kinds: [K]}]}
              rules:
                - {name: one, default: {list: spec.a, key: name, items: [x, z0], field: b, value: 1}}
                - {name: two, default: {{{second}}} }
            """;
        var message = Sets.BuildFailures(yaml);
        Assert.Equal(clash ? "a/one fills in spec.a[*].b too; one of the two must go, or their matches must differ" : "", message.Split(": ", 2)[^1]);
    }

    [Fact]
    public void AProfileThatIsNotThereIsNamedWithTheNearest() => Assert.Equal(
        "p.yaml:11:13: no OperatorProfile 'strimsi' is loaded; did you mean 'strimzi'?",
        Sets.BuildFailures(
            """
            apiVersion: caveat.dev/v1
            kind: OperatorProfile
            metadata: {name: strimzi}
            spec: {resources: [], identities: {}}
            ---

            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: a}
            spec:
              operator: strimsi
              rules: [{name: one, protect: {children: [{apiGroup: '', kind: Pod}]}}]
            """));

    [Theory]
    [InlineData("labels: {a: b}", "protect: {children: [{apiGroup: '', kind: Pod}]}", "")]
    [InlineData("", "protect: {children: [{apiGroup: '', kind: Pod}]}", "does not say how children are told; give its children labels or ownerReferences: true")]
    [InlineData("labels: {a: b}", "protect: {children: [{apiGroup: '', kind: Pod}], ownedFields: true}", "does not say what the operator calls itself in managedFields; give it fieldManagers")]
    [InlineData("", "protect: {children: [{apiGroup: '', kind: Pod}], ownedFields: true}", "does not say how children are told; give its children labels or ownerReferences: true")]
    [InlineData("", "protect: {ownedFields: true}", "does not say what the operator calls itself in managedFields; give it fieldManagers")]
    [InlineData("", "transition: {readOnce: true}", "does not say which fields the operator reads only once; give one of its resources readOnce")]
    [InlineData("", "settle: {}", "does not say when the operator has done its work; give it settled")]
    [InlineData("", "settle: {while: upgrading}", "does not say when an upgrade is under way; give it upgrading")]
    public void ABodyNeedsAProfileThatTellsWhatItIsAbout(string children, string body, string expected)
    {
        var failures = Sets.BuildFailures(
            $$$"""
            apiVersion: caveat.dev/v1
            kind: OperatorProfile
            metadata: {name: strimzi}
            spec: {resources: [], identities: {}, children: {{{{children}}}} }
            ---
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: a}
            spec:
              operator: strimzi
              match: {resources: [{apiGroups: [g], kinds: [K]}]}
              rules: [{name: one, {{{body}}}}]
            """);
        Assert.Equal(expected.Length == 0 ? "" : $"the profile 'strimzi' {expected}", failures.Length == 0 ? "" : failures[failures.IndexOf("the profile", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void OfTwoDocumentsWithOneNameTheFirstServes() => Assert.Equal(
        "p.yaml:9:18: OperatorProfile 'x' stands in p.yaml too; give each a name of its own",
        Sets.BuildFailures(
            """
            apiVersion: caveat.dev/v1
            kind: OperatorProfile
            metadata: {name: x}
            spec: {resources: [], identities: {}}
            ---

            apiVersion: caveat.dev/v1
            kind: OperatorProfile
            metadata: {name: x}
            spec: {resources: [], identities: {}}
            """));

    [Theory]
    [InlineData("a/one", "")]
    [InlineData("a/*", "")]
    [InlineData("a/on", "p.yaml:19:11: no rule 'a/on' is loaded; did you mean 'a/one'?")]
    [InlineData("c/one", "p.yaml:19:11: no rule 'c/one' is loaded; did you mean 'a/one'?")]
    public void AnExceptionNamesRulesThatAreThere(string rule, string expected)
    {
        var exception =
            $$"""

            ---
            apiVersion: caveat.dev/v1
            kind: CaveatException
            metadata: {name: e, namespace: x}
            spec:
              rules: ['{{rule}}']
              objects: [{apiGroup: g, kind: K, name: k}]
              until: 2027-01-31
              reason: r
              approvedBy: b
            """;
        var policies = TwoDefaults.Replace("RESOURCE", "others", StringComparison.Ordinal).Replace("FIELD", "spec.a", StringComparison.Ordinal)
            .Replace("FIRST", "'true'", StringComparison.Ordinal).Replace("SECOND", "'true'", StringComparison.Ordinal);
        Assert.Equal(expected, Sets.BuildFailures(policies + exception));
    }

    [Theory]
    [InlineData("", "p.yaml:11:29: settle needs to know the operator; name its profile under spec.operator")]
    [InlineData("operator: x", "p.yaml:11:29: the profile 'x' does not say when the operator has done its work; give it settled")]
    public void SettleNeedsToKnowWhenTheWorkIsDone(string named, string expected) => Assert.Equal(expected, Sets.BuildFailures(
        """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: x}
        spec: {resources: [{apiGroup: g, kinds: [K]}], identities: {users: [u]}}
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [g], kinds: [K]}]}
          rules: [{name: r, settle: {}}]
          NAMED
        """.Replace("NAMED", named, StringComparison.Ordinal)));
}
