using System.Buffers;
using Caveat.Json;
using Caveat.Policies.Linting;
using Caveat.Schema.Crds;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Tests.Linting;

public sealed class PolicyLinterTests
{
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
              subresources: {scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
              schema:
                openAPIV3Schema:
                  type: object
                  required: [spec]
                  properties:
                    spec:
                      type: object
                      required: [name, backup]
                      properties: &spec
                        name: {type: string}
                        replicas: {type: integer}
                        size: {type: string}
                        mode: {type: string, default: fast}
                        backup: {type: object, properties: {keep: {type: integer, default: 3}}}
                        cache: {type: object, properties: {keep: {type: integer, default: 3}}}
                        config: {type: object, x-kubernetes-preserve-unknown-fields: true}
                        volumes: {type: array, items: {type: object, required: [id], properties: {id: {type: integer}, size: {type: string}}}}
                    status: {type: object, properties: {replicas: {type: integer}, conditions: {type: array, items: {type: object, properties: {type: {type: string}, status: {type: string}}}}}}
            - name: v1beta1
              served: true
              storage: false
              schema:
                openAPIV3Schema:
                  type: object
                  required: [spec]
                  properties:
                    spec: {type: object, required: [name, backup], properties: {<<: *spec, legacy: {type: boolean}}}
                    status: {type: object, properties: {replicas: {type: integer}, conditions: {type: array, items: {type: object, properties: {type: {type: string}, status: {type: string}}}}}}
            - {name: v1alpha1, served: false, storage: false, schema: {openAPIV3Schema: {type: object}}}
        """;

    private const string Head = """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: p}
        spec:
          match: {resources: [{apiGroups: [example.dev], kinds: [Store]}]}

        """;

    private const string Advice = "message: '{{ object.spec.name }}', fix: f, docs: 'https://x.y'";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A condition of a conflict, and what is said of it; nothing where it is sound.</summary>
    [Theory]
    [InlineData("object.spec.size == 'x'", "object.spec may lack 'size' of Store v1, and the rule fails then; ask with '.?size' and orValue(), or has() [optional-field]")]
    [InlineData("object.spec.name == 'x'")]
    [InlineData("object.spec.mode == 'x'")]
    [InlineData("has(object.spec.size) && object.spec.size == 'x'")]
    [InlineData("object.spec.size == 'x' && has(object.spec.size)")]
    [InlineData("!has(object.spec.size) || object.spec.size == 'x'")]
    [InlineData("has(object.spec.size) || object.spec.size == 'x'", "object.spec may lack 'size' of Store v1, and the rule fails then; ask with '.?size' and orValue(), or has() [optional-field]")]
    [InlineData("has(object.spec.size) ? object.spec.size == 'x' : false")]
    [InlineData("'size' in object.spec && object.spec.size == 'x'")]
    [InlineData("object.spec.?size.hasValue() && object.spec.size == 'x'")]
    [InlineData("object.spec.?size.orValue('') != '' && object.spec.size == 'x'")]
    [InlineData("object.spec.?size.orValue('') == '' && object.spec.size == 'x'", "object.spec may lack 'size' of Store v1, and the rule fails then; ask with '.?size' and orValue(), or has() [optional-field]")]
    [InlineData("isQuantity(object.spec.?size.orValue('')) && quantity(object.spec.size).isGreaterThan(quantity('1'))")]
    [InlineData("isQuantity(object.spec.?size.orValue('1')) && quantity(object.spec.size).isGreaterThan(quantity('1'))", "object.spec may lack 'size' of Store v1, and the rule fails then; ask with '.?size' and orValue(), or has() [optional-field]")]
    [InlineData("object.spec.?size.orValue('') == object.metadata.name && object.spec.size.startsWith('x')")]
    [InlineData("size(object.spec.?volumes.orValue([])) > 1 && object.spec.volumes[0].id == 3")]
    [InlineData("object.spec.?volumes.orValue([]).exists(v, v.id == 3) && object.spec.volumes[0].id == 3")]
    [InlineData("object.spec.?volumes.orValue([]).exists(v, v.size == '1Gi')", "object.spec.volumes[v] may lack 'size' of Store v1, and the rule fails then; ask with '.?size' and orValue(), or has() [optional-field]")]
    [InlineData("object.spec.?volumes.orValue([]).filter(v, has(v.size)).map(w, w.size) == ['1Gi']")]
    [InlineData("lists.range(size(object.spec.?volumes.orValue([]))).exists(i, object.spec.volumes[i].id == 3)")]
    [InlineData("object.spec.?config[?'a.b'].orValue(1) == 2 && object.spec.config['a.b'] == 2")]
    [InlineData("has(object.spec.config) && object.spec.config['a.b'] == 2", "object.spec.config may lack 'a.b' of Store v1, and the rule fails then; ask with '[?\"a.b\"]' and orValue(), or \"a.b\" in object.spec.config [optional-field]")]
    [InlineData("has(object.spec.config) && 'a.b' in object.spec.config && object.spec.config['a.b'] == 2")]
    [InlineData("object.metadata.labels['a'] == 'b'",
        "object.metadata may lack 'labels' of Store v1, and the rule fails then; ask with '.?labels' and orValue(), or has() [optional-field]",
        "object.metadata.labels may lack 'a' of Store v1, and the rule fails then; ask with '.?a' and orValue(), or has() [optional-field]")]
    [InlineData("object.?status.conditions.orValue([]).exists(c, c.type == 'Ready' && c.status == 'True')")]
    [InlineData("oldObject.spec.name != object.spec.name", "there is no oldObject on CREATE, and the rule fails then; leave CREATE out of operations, or ask for oldObject != null first [absent-object]")]
    [InlineData("oldObject != null && oldObject.spec.name != object.spec.name")]
    [InlineData("request.operation == 'UPDATE' && oldObject.spec.name != object.spec.name")]
    [InlineData("request.operation in ['UPDATE', 'DELETE'] && oldObject.spec.name != object.spec.name")]
    [InlineData("object.spec.nam == 'x'", "undefined field 'nam'; did you mean 'name'? (Store v1 and 1 more) [type]")]
    [InlineData("object.spec.name == 3", "found no matching overload for '_==_' applied to '(string, int)'; there is A == A -> bool (Store v1 and 1 more) [type]")]
    [InlineData("object.spec.?legacy.orValue(false)")]
    [InlineData("object.spec['na' + 'me'] == 'x'")]
    [InlineData("[object.spec.name, object.spec.backup.keep] == []")]
    [InlineData("int(object.spec.?config[?'a'].orValue(dyn(3))) > 2")]
    [InlineData("object.spec.name == 'a' && object.spec.name == 'b'", "the rule can never find anything: this is the same for every object; correct it, or take the rule out [never]")]
    [InlineData("object.spec.name == 'a' && !(object.spec.name == 'a')", "the rule can never find anything: this is the same for every object; correct it, or take the rule out [never]")]
    [InlineData("object.spec.name == 'a' || object.spec.name != 'a'", "the rule stops everything that it applies to: this is the same for every object; correct it, or say under when where it applies [always]")]
    [InlineData("request.operation == 'DELETE'", "the rule can never find anything: this is the same for every object; correct it, or take the rule out [never]")]
    public void Conditions(string condition, params string[] expected) =>
        Assert.Equal(expected, Messages($"  rules: [{{name: r, conflict: {{fields: [spec.name], when: \"{condition.Replace("\"", "\\\"", StringComparison.Ordinal)}\"}}, {Advice}}}]"));

    /// <summary>Rules, and what is said of them.</summary>
    [Theory]
    [InlineData("- {name: r, default: {field: spec.mode, value: slow}}", "spec.mode of Store never looks absent: the API server fills in \"fast\" from the schema first; take the rule out, or require what you want instead [schema-default]")]
    [InlineData("- {name: r, default: {field: spec.cache.keep, value: 1}}", "spec.cache.keep of Store looks absent only where its parent is: else the API server fills in 3 from the schema first; take the rule out, or require what you want instead [schema-default]")]
    [InlineData("- {name: r, default: {field: spec.size, value: 1Gi}}")]
    [InlineData("- {name: r, default: {field: spec.sise, value: 1Gi}}", "no field 'sise' in spec of Store v1; did you mean 'size'? [path]")]
    [InlineData("- {name: r, default: {list: spec.volumes, key: id, field: size, expression: 'string(item.id)', when: item.id > 1}}")]
    [InlineData("- {name: r, default: {list: spec.volumes, key: id, field: sise, value: 1Gi}}", "no field 'sise' in spec.volumes[0] of Store v1; did you mean 'size'? [path]")]
    [InlineData("- {name: r, transition: {field: spec.size, path: ['1.0', '1.1']}, message: 'to {{ object.spec.size }}', fix: f, docs: 'https://x.y'}", "object.spec may lack 'size' of Store v1, and the rule fails then; ask with '.?size' and orValue(), or has() [optional-field]")]
    [InlineData("- {name: r, default: {field: spec.config.anything, value: 1}}")]
    [InlineData("- {name: r, transition: {list: spec.volumes, key: idd, field: size, as: quantity, deny: [decrease]}, fix: f, docs: 'https://x.y'}", "no field 'idd' in spec.volumes[0] of Store v1; did you mean 'id'? [path]")]
    [InlineData("- {name: r, transition: {field: spec.size, as: quantity, deny: [decrease]}, message: 'from {{ oldObject.spec.size }} to {{ object.spec.size }}', fix: f, docs: 'https://x.y'}")]
    [InlineData("- {name: r, transition: {field: spec.size, deny: [change]}, message: 'to {{ object.spec.size }}', fix: f, docs: 'https://x.y'}", "object.spec may lack 'size' of Store v1, and the rule fails then; ask with '.?size' and orValue(), or has() [optional-field]")]
    [InlineData("- {name: r, operations: [CREATE], require: {fields: [spec.replicas], that: 'object.spec.?replicas.orValue(3) > 2'}, message: '{{ object.spec.name }}', fix: f, docs: 'https://x.y'}", "'kubectl scale' changes spec.replicas of Store, and this rule reads it and does not judge UPDATE; name UPDATE under operations [scale]")]
    [InlineData("- {name: r, require: {fields: [spec.replicas], that: 'object.spec.?replicas.orValue(3) > 2'}, message: '{{ object.spec.name }}', fix: f, docs: 'https://x.y'}")]
    [InlineData("- {name: r, conflict: {fields: ['spec.volumes[{{ 0 }}].sise'], when: object.spec.name == 'x'}, message: '{{ object.spec.name }}', fix: f, docs: 'https://x.y'}", "no field 'sise' in spec.volumes[0] of Store v1; did you mean 'size'? [path]")]
    [InlineData("- {name: r, conflict: {fields: [spec.name], when: object.spec.name == 'x'}}",
        "there is no link to read on; give one under docs [docs]",
        "the client is not told what to do instead; say it under fix [fix]",
        "the client is told no more than that the rule is broken; say under message what clashes, with {{ CEL }} for values [message]")]
    [InlineData("- {name: r, message: that is wrong, fix: f, docs: 'https://x.y', enforceFrom: 2024-01-31, conflict: {fields: [spec.name], when: object.spec.name == 'x'}}",
        "this date is more than a year past: the rule denies anyway; leave enforceFrom out [enforce-from]",
        "the message names no field and no value; put some in with {{ CEL }}, such as {{ object.metadata.name }} [message]")]
    [InlineData("- {name: a, default: {field: spec.size, value: 1Gi}, when: 'false'}", "this is never true, so the rule never applies; correct it, or take the rule out [never]")]
    [InlineData("- {name: a, settle: {fields: [spec.size]}, fix: f, docs: 'https://x.y'}", "settle needs to know the operator; name its profile under spec.operator [load]")]
    [InlineData("- {name: a, fix: f, docs: 'https://x.y', transition: {field: spec.size, deny: [unset]}}\n  - {name: b, fix: g, docs: 'https://x.y', transition: {field: spec.size, deny: [unset]}}", "the rule 'a' says the same under the same conditions; take one out [twin]")]
    [InlineData("- {name: r, protect: {deletion: true}, message: 'not {{ request.name }}', fix: 'ask {{ oldObject.metadata.name }}', docs: 'https://x.y'}",
        "request.name is empty where a whole collection is deleted; read oldObject.metadata.name [request-name]")]
    public void Rules(string rules, params string[] expected) => Assert.Equal(expected, Messages("  rules:\n  " + rules));

    [Theory]
    [InlineData("  variables: {a: object.spec.name, b: variables.a}", "nothing reads variables.b; take it out [unused]")]
    [InlineData("  lookups: {others: {apiGroup: example.dev, kind: Store}}", "nothing reads lookups.others; take it out [unused]")]
    [InlineData("  exclude: {resources: [{apiGroups: ['*'], kinds: [Store]}]}", "the rules apply to nothing: exclude takes away all that match names; narrow exclude [never]")]
    [InlineData("  exclude: {namespaces: [a], resources: [{apiGroups: ['*'], kinds: [Store]}]}")]
    public void Policies(string part, params string[] expected) =>
        Assert.Equal(expected, Messages($"{part}\n  rules: [{{name: r, default: {{field: spec.size, value: 1Gi}}}}]"));

    [Fact]
    public void AVariableIsJudgedWhereItIsRead()
    {
        const string Variables = "  variables: {large: quantity(object.spec.size).isGreaterThan(quantity('1Ti'))}\n";
        Assert.Empty(Messages(Variables + $"  rules: [{{name: r, when: has(object.spec.size), conflict: {{fields: [spec.size], when: variables.large}}, {Advice}}}]"));
        Assert.Single(Messages(Variables + $"  rules: [{{name: r, conflict: {{fields: [spec.size], when: variables.large}}, {Advice}}}]"));
    }

    [Fact]
    public void WithoutADefinitionOnlyWhatEveryObjectMayLackIsTold()
    {
        var rules = $"  rules: [{{name: r, conflict: {{fields: [spec.size], when: object.spec.a.b.c == object.metadata.labels.x}}, {Advice}}}]";
        Assert.Equal(
            ["p.yaml:6:96: warning: object.metadata may lack 'labels', and the rule fails then; ask with '.?labels' and orValue(), or has() [optional-field]",
             "p.yaml:6:103: warning: object.metadata.labels may lack 'x', and the rule fails then; ask with '.?x' and orValue(), or has() [optional-field]"],
            Lint(rules, definitions: []).Select(static finding => finding.ToString()));
    }

    [Fact]
    public void MistakesOfLoadingAreErrors() =>
        Assert.Equal(
            "p.yaml:6:21: error: no field 'bold' in a rule [load]",
            Assert.Single(Lint("  rules: [{name: r, bold: 1, default: {field: spec.size, value: 1Gi}}]", []), static finding => finding.Level == LintLevel.Error).ToString());

    [Theory]
    [InlineData("spec.name")]
    [InlineData("spec.legacy")]
    [InlineData("spec.config.anything")]
    [InlineData("spec.nam", "p.yaml:5:81: error: no field 'nam' in spec of Store v1; did you mean 'name'? [path]")]
    public void AProfilesFieldsAreThoseOfItsResources(string field, params string[] expected)
    {
        var profile = $$$"""
            apiVersion: caveat.dev/v1
            kind: OperatorProfile
            metadata: {name: x}
            spec:
              resources: [{apiGroup: example.dev, kinds: [Store, Cache], readOnce: [{field: {{{field}}}}]}]
              identities: {users: [x]}
            """;
        var findings = PolicyLinter.Lint([new SourceText("p.yaml", profile)], new LintOptions { Now = Now, Definitions = [Definition()] });
        Assert.Equal(expected, findings.Select(static finding => finding.ToString()));
    }

    private static IEnumerable<string> Messages(string rest) => Lint(rest, [Definition()]).Select(static finding => $"{finding.Message} [{finding.Rule}]");

    private static IReadOnlyList<LintFinding> Lint(string rest, IReadOnlyList<CustomResourceDefinition> definitions) =>
        PolicyLinter.Lint([new SourceText("p.yaml", Head + rest)], new LintOptions { Now = Now, Definitions = definitions });

    private static CustomResourceDefinition Definition()
    {
        var json = new ArrayBufferWriter<byte>();
        foreach (var document in YamlReader.Read(new SourceText("crd.yaml", Crd), YamlLimits.Default))
        {
            Assert.Null(YamlJson.Write(document.Root!, json));
        }

        var text = new JsonText();
        Assert.True(text.TryParse(json.WrittenMemory, JsonLimits.Document, out _));
        var (definition, findings) = CustomResourceDefinition.Read(text.Root);
        Assert.Empty(findings);
        return definition!;
    }
}
