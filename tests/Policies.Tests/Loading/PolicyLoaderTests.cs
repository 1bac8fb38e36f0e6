namespace Caveat.Policies.Tests.Loading;

public sealed class PolicyLoaderTests
{
    private const string Head =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [g], kinds: [K]}]}

        """;

    public static TheoryData<string, string> Mistakes { get; } = new()
    {
        {
            Head + "  rules:\n    - {name: a, serverity: high, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:7:17: no field 'serverity' in a rule; did you mean 'severity'?"
        },
        {
            Head + "  rules:\n    - {name: a, severity: hihg, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:7:27: 'hihg' is not known here; write critical, high, medium or low; did you mean 'high'?"
        },
        {
            Head + "  rules:\n    - {name: a}\n",
            "p.yaml:7:7: a rule needs a body: one of conflict, require, default, transition, prerequisite, protect, settle"
        },
        {
            Head + "  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}, require: {fields: [spec], that: 'true'}}\n",
            "p.yaml:7:68: a rule has one body, and this one has conflict and require; make it two rules"
        },
        {
            Head + "  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:8:14: two rules are called 'a'; give each a name of its own"
        },
        // Bug: an API server refuses the registration of all policies for the key in one of them.
        {
            Head.Replace("]}\n", "], objectSelector: {matchLabels: {app: b, 'a b': c}}}\n", StringComparison.Ordinal) + "  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:5:93: 'a b' is no key of a label; write it as in app or example.com/app"
        },
        {
            Head + "  lookups: {pods: {apiGroup: '', kind: Pod, labels: {'a b': \"'c'\"}}}\n  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:6:54: 'a b' is no key of a label; write it as in app or example.com/app"
        },
        // Bug: it refuses all requests that it would ask about with an invalid value, or the registration.
        {
            Head.Replace("]}\n", "], objectSelector: {matchLabels: {app: a b}}}\n", StringComparison.Ordinal) + "  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:5:90: 'a b' is no value of a label; use at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends"
        },
        {
            Head.Replace("]}\n", "], objectSelector: {matchExpressions: [{key: app, operator: NotIn, values: [a, -b]}]}}\n", StringComparison.Ordinal) + "  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:5:130: '-b' is no value of a label; use at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends"
        },
        {
            Head.Replace("]}\n", "], objectSelector: {matchExpressions: [{key: x_Y/../z, operator: Exists}]}}\n", StringComparison.Ordinal) + "  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:5:90: 'x_Y/../z' is no key of a label; write it as in app or example.com/app"
        },
        {
            "apiVersion: caveat.dev/v1\nkind: OperatorProfile\nmetadata: {name: p}\nspec: {resources: [], identities: {}, children: {labels: {strimzi.io/cluster: a, strimzi.io/: a}}}\n",
            "p.yaml:4:82: 'strimzi.io/' is no key of a label; write it as in app or example.com/app"
        },
        {
            Head + "  rules: 3\n",
            "p.yaml:6:10: a list must stand here, not a number"
        },
        {
            Head + "  rules: []\n",
            "p.yaml:6:10: a policy without rules does nothing; write one under rules"
        },
        {
            Head + "  rules:\n    - {name: a, docs: 'ftp://x', conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:7:23: 'ftp://x' is no link; write an http or https URL"
        },
        {
            Head + "  rules:\n    - {name: a, enforceFrom: 31.1.2027, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:7:30: '31.1.2027' is no date; write it as 2027-01-31 or 2027-01-31T12:00:00Z"
        },
        {
            Head + "  rules:\n    - {name: a, conflict: {fields: [], when: 'true'}}\n",
            "p.yaml:7:36: no field is named; name those that the rule is about, so that its message can show them"
        },
        {
            Head + "  rules:\n    - {name: a, conflict: {fields: ['spec.a[b]'], when: 'true'}}\n",
            "p.yaml:7:37: 'spec.a[b]' is no field path: character 8: 'b' can't stand here; expected an index such as [0] or a name such as [\"a/b\"]; write it as in spec.kafka.config[\"min.insync.replicas\"]"
        },
        {
            Head + "  rules:\n    - {name: a, conflict: {fields: [spec], when: 'object.x + '}}\n",
            "p.yaml:7:62: expected an expression, found the end of the expression"
        },
        {
            Head + "  rules:\n    - {name: a, conflict: {fields: [spec], when: '1 + 1'}}\n",
            "p.yaml:7:51: the expression must be of type bool, and is of type int"
        },
        {
            Head + "  rules:\n    - name: a\n      conflict:\n        fields: [spec]\n        when: >-\n          object.a == 1 &&\n          'a'.startWith('b')\n",
            "p.yaml:12:15: no function 'startWith' for string; did you mean 'startsWith'?"
        },
        {
            Head + "  rules:\n    - {name: a, message: 'x {{ object.a', conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:7:29: '{{' is not closed; write '}}' behind the expression"
        },
        {
            Head + "  variables: {a-b: '1'}\n  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:6:15: 'a-b' can't be read by an expression; use letters, digits and '_', without a digit in front"
        },
        {
            Head + "  rules:\n    - {name: a, default: {field: spec.a}}\n",
            "p.yaml:7:26: a default needs value or expression, and not both"
        },
        {
            Head + "  rules:\n    - {name: a, default: {field: 'status.x', value: 1}}\n",
            "p.yaml:7:34: 'status.x' can't be filled in; name a field of spec, data, metadata.labels or metadata.annotations, without list indexes; items of a list are chosen by list and key"
        },
        {
            Head + "  rules:\n    - {name: a, default: {list: spec.a, field: b, value: 1}}\n",
            "p.yaml:7:26: field is looked for in each item of list; name the key that tells the items apart"
        },
        {
            Head + "  rules:\n    - {name: a, default: {key: name, field: spec.b, value: 1}}\n",
            "p.yaml:7:32: key tells the items of a list apart; name the list too, or leave key out"
        },
        {
            Head + "  rules:\n    - {name: a, default: {items: [a], field: spec.b, value: 1}}\n",
            "p.yaml:7:26: items are of a list; name the list and its key too, or leave items out"
        },
        {
            Head + "  rules:\n    - {name: a, default: {list: spec.a, key: name, items: [], field: b, value: 1}}\n",
            "p.yaml:7:59: no key is named; name those of the items that are meant, or leave items out for all"
        },
        {
            Head + "  rules:\n    - {name: a, default: {list: spec.a, key: a.b, field: b, value: 1}}\n",
            "p.yaml:7:46: 'a.b' is no name of a field; write the field that tells the list's items apart, as in key: name"
        },
        {
            Head + "  rules:\n    - {name: a, default: {list: status.a, key: name, field: b, value: 1}}\n",
            "p.yaml:7:33: 'status.a' can't be filled in; name a field of spec, data, metadata.labels or metadata.annotations, without list indexes; items of a list are chosen by list and key"
        },
        {
            Head + "  rules:\n    - {name: a, default: {list: spec.a, key: name, field: 'b[0]', value: 1}}\n",
            "p.yaml:7:59: 'b[0]' can't be filled in; name a field of the list's items, without list indexes"
        },
        {
            Head + "  rules:\n    - {name: a, default: {field: spec.b, value: 1, when: item.a == 1}}\n",
            "p.yaml:7:58: undeclared reference to 'item'"
        },
        {
            Head + "  rules:\n    - {name: a, when: item.a == 1, default: {list: spec.a, key: name, field: b, value: 1}}\n",
            "p.yaml:7:23: undeclared reference to 'item'"
        },
        {
            Head + "  rules:\n    - {name: a, default: {field: spec.a, value: .nan}}\n",
            "p.yaml:7:49: JSON has no word for this value; write another"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: spec.a, deny: [remove]}}\n",
            "p.yaml:7:52: remove is a step of list items; name the list, or deny unset"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {list: spec.a, field: b, deny: [change]}}\n",
            "p.yaml:7:29: field is looked for in each item of list; name the key that tells the items apart"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {deny: [change]}}\n",
            "p.yaml:7:29: a transition needs field, or list, or both"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: a}}\n",
            "p.yaml:7:29: a transition needs deny, or one of allow, path and steps"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: a, allow: [nextminor]}}\n",
            "p.yaml:7:48: 'nextminor' is not known here; write patch, nextMinor, anyMinor, nextMajor, anyMajor, patchDown or back; did you mean 'nextMinor'?"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: a, as: quantity, allow: [patch]}}\n",
            "p.yaml:7:29: allow, path and steps are of versions; write as: version or as: image, or leave as out"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {list: a, allow: [patch]}}\n",
            "p.yaml:7:29: allow, path and steps are of a field; name the field of the list's items"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: a, path: ['4.2']}}\n",
            "p.yaml:7:47: a path leads from one version to the next; name two or more"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: a, path: ['4.2', 4.10]}}\n",
            "p.yaml:7:54: a version between quotes must stand here, not a number"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: a, steps: [{from: latest, to: ['4.2']}]}}\n",
            "p.yaml:7:55: 'latest' is no version; write it as '4.2', which stands for 4.2.1 too, or '4.2.1'"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: a, steps: [{to: ['4.2']}]}}\n",
            "p.yaml:7:48: a step needs 'from'"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: a, steps: [{from: '4.2', to: []}]}}\n",
            "p.yaml:7:66: no version is named; name some, or leave the field out"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {field: a, allow: [back]}}\n",
            "p.yaml:7:48: back is along path or steps; give one of them, or leave back out"
        },
        {
            Head + "  rules:\n    - {name: a, operations: [DELETE], transition: {field: a, deny: [change]}}\n",
            "p.yaml:7:7: transition judges only UPDATE; leave operations out or name one of these"
        },
        {
            Head + "  exclude: {}\n  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n",
            "p.yaml:6:12: nothing is excluded by name, so everything would be; name something, or leave exclude out"
        },
        {
            Head + "  lookups: {backup: {apiGroup: g, kind: K}}\n  rules:\n    - {name: a, prerequisite: {lookup: backups}}\n",
            "p.yaml:8:40: no look-up 'backups' under spec.lookups; did you mean 'backup'?"
        },
        {
            Head + "  rules:\n    - {name: a, prerequisite: {that: 'true'}}\n",
            "p.yaml:7:31: a prerequisite needs 'lookup'"
        },
        {
            Head + "  lookups: {a: {apiGroup: g, kind: K, name: '\"x\"', owner: object.metadata.uid}}\n  rules:\n    - {name: a, prerequisite: {lookup: a}}\n",
            "p.yaml:6:16: a look-up with a name is of one object; leave labels, fields and owner out, or the name"
        },
        {
            Head + "  lookups: {a: {apiGroup: g, kind: K, fields: {'spec.a[b]': '1'}}}\n  rules:\n    - {name: a, prerequisite: {lookup: a}}\n",
            "p.yaml:6:48: 'spec.a[b]' is no field path: character 8: 'b' can't stand here; expected an index such as [0] or a name such as [\"a/b\"]; write it as in spec.kafka.config[\"min.insync.replicas\"]"
        },
        {
            "apiVersion: caveat.dev/v1\nkind: CaveatException\nmetadata: {name: e}\nspec:\n  rules: [p/r]\n  objects: [{apiGroup: g, kind: K, name: x}]\n  until: 2027-01-31\n  reason: r\n  approvedBy: b\n",
            "p.yaml:3:18: a CaveatException holds in one namespace; name it under metadata.namespace"
        },
        {
            "apiVersion: caveat.dev/v1\nkind: CaveatException\nmetadata: {name: e, namespace: a}\nspec:\n  rules: [p]\n  objects: [{apiGroup: g, kind: K, name: x}]\n  until: 2027-01-31\n  reason: r\n  approvedBy: b\n",
            "p.yaml:5:11: 'p' names no rule; write it as policy/rule, or policy/* for all rules of the policy"
        },
        {
            "apiVersion: caveat.dev/v1\nkind: CaveatException\nmetadata: {name: e, namespace: a}\nspec:\n  rules: [p/r]\n  objects: [{apiGroup: g, kind: K}]\n  until: 2027-01-31\n  reason: r\n  approvedBy: b\n",
            "p.yaml:6:13: name or select the objects; an exception for all of a kind is a rule's own matter"
        },
        {
            "apiVersion: caveat.dev/v1\nkind: CaveatException\nmetadata: {name: e, namespace: a}\nspec:\n  rules: [p/r]\n  objects: [{apiGroup: g, kind: K, name: x}]\n  until: 2027-02-30\n  reason: r\n  approvedBy: b\n",
            "p.yaml:7:10: '2027-02-30' is no date; write it as 2027-01-31 or 2027-01-31T12:00:00Z"
        },
        {
            "apiVersion: caveat.dev/v1\nkind: CaveatException\nmetadata: {name: e, namespace: a}\nspec:\n  rules: []\n  objects: [{apiGroup: g, kind: K, name: x}]\n  until: 2027-01-31\n  reason: r\n  approvedBy: b\n",
            "p.yaml:5:10: no rule is excepted; name some as policy/rule"
        },
        {
            Head + "  rules:\n    - {name: a, require: {path: spec.a}}\n",
            "p.yaml:7:26: a require needs 'schema'"
        },
        {
            Head + "  rules:\n    - {name: a, require: {path: spec.a, that: 'true', schema: {type: string}}}\n",
            "p.yaml:7:26: a require needs fields and that, or path and schema"
        },
        {
            Head + "  rules:\n    - {name: a, require: {fields: [spec]}}\n",
            "p.yaml:7:26: a require needs 'that'"
        },
        {
            Head + "  rules:\n    - {name: a, protect: {}}\n",
            "p.yaml:7:26: a protect needs one of children, deletion: true, exec: true, and ownedFields: true alone; make it two rules where several are wanted"
        },
        {
            Head + "  rules:\n    - {name: a, protect: {deletion: true, exec: true}}\n",
            "p.yaml:7:26: a protect needs one of children, deletion: true, exec: true, and ownedFields: true alone; make it two rules where several are wanted"
        },
        {
            Head + "  rules:\n    - {name: a, protect: {deletion: true, edit: spec}}\n",
            "p.yaml:7:26: edit, fields and ignoredFields are of children and ownedFields; leave them out, and say in the rule's fix what to do instead"
        },
        {
            Head + "  rules:\n    - {name: a, protect: {deletion: true, ownedFields: true}}\n",
            "p.yaml:7:26: a protect needs one of children, deletion: true, exec: true, and ownedFields: true alone; make it two rules where several are wanted"
        },
        {
            Head + "  rules:\n    - {name: a, operations: [DELETE], protect: {ownedFields: true}}\n",
            "p.yaml:7:7: protect judges only UPDATE; leave operations out or name one of these"
        },
        {
            Head + "  rules:\n    - {name: a, transition: {readOnce: true, field: spec.a, deny: [change]}}\n",
            "p.yaml:7:29: readOnce takes its fields from the profile: leave out everything but when"
        },
        {
            Head + "  rules:\n    - {name: a, operations: [UPDATE], protect: {deletion: true}}\n",
            "p.yaml:7:7: protect judges only DELETE; leave operations out or name one of these"
        },
        {
            Head + "  rules:\n    - {name: a, require: {path: spec.a, schema: {typ: string}}}\n",
            "p.yaml:7:55: the schema is wrong at typ: is no keyword of JSON Schema; did you mean 'type'?"
        },
        {
            Head + "  rules:\n    - {name: a, require: {path: spec.a, schema: {properties: {b: {maximum: x}}}}}\n",
            "p.yaml:7:76: the schema is wrong at properties.b.maximum: must be a number, is \"x\""
        },
        {
            "apiVersion: caveat.dev/v2\nkind: CaveatPolicy\n",
            "p.yaml:1:13: 'caveat.dev/v2' is not an API version that can be loaded here; write caveat.dev/v1"
        },
        {
            "apiVersion: caveat.dev/v1\nkind: CaveatPolice\n",
            "p.yaml:2:7: no kind 'CaveatPolice' in caveat.dev/v1; did you mean 'CaveatPolicy'?"
        },
        {
            "apiVersion: caveat.dev/v1\nkind: OperatorProfile\nmetadata: {name: o}\nspec:\n  resources: [{apiGroup: g, kinds: [A, '*'], replicas: spec.size}]\n  identities: {}\n",
            "p.yaml:5:40: '*' has no replicas of its own; name the kinds that keep them in this field"
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void SaysWhereWhatAndWhatInstead(string yaml, string expected) => Assert.Equal(expected, Sets.Findings(yaml));

    [Fact]
    public void FindsAllMistakesAtOnceInTheOrderOfTheText() => Assert.Equal(
        """
        p.yaml:3:1: no field 'kid' in a CaveatPolicy; did you mean 'kind'?
        p.yaml:8:27: a conflict needs 'when'
        p.yaml:8:44: no field 'wen' in a conflict; did you mean 'when'?
        """,
        Sets.Findings(Head.Replace("metadata", "kid: x\nmetadata", StringComparison.Ordinal) + "  rules:\n    - {name: a, conflict: {fields: [spec], wen: 'true'}}\n"));

    [Fact]
    public void ABadDocumentDoesNotStopTheOthers()
    {
        var good = Head + "  rules:\n    - {name: a, conflict: {fields: [spec], when: 'true'}}\n";
        var loaded = Caveat.Policies.Loading.PolicyLoader.Load(new Caveat.Text.SourceText("p.yaml", "kind: X\n---\n\ta: [\n---\n" + good));
        Assert.Equal("p", Assert.Single(loaded.Documents).Name);
        Assert.Equal(2, loaded.Failures.Count);
    }
}
