using System.Globalization;

namespace Caveat.Policies.Bench;

/// <summary>Policies as authors write them: ten rules of five sorts, a variable and a message each.</summary>
internal static class PolicyTexts
{
    /// <summary>A policy of ten rules.</summary>
    /// <param name="index">Its number, which is a part of its name and of each threshold, so that no two expressions are the same.</param>
    /// <param name="kind">The kind that it matches.</param>
    public static string Of(int index, string kind) => string.Create(CultureInfo.InvariantCulture, $$$$"""
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: policy-{{{{index}}}}}
        spec:
          description: What a cluster of the kind {{{{kind}}}} needs to be durable.
          match:
            resources: [{apiGroups: [example.com], kinds: [{{{{kind}}}}]}]
          variables:
            replicas: object.spec.?replicas.orValue({{{{index}}}})
            config: object.spec.?config.orValue({})
          rules:
            - name: copies-in-step
              severity: high
              conflict:
                fields: ['spec.config["min.insync.replicas"]', spec.replicas]
                when: '"min.insync.replicas" in variables.config && int(variables.config["min.insync.replicas"]) > variables.replicas + {{{{index}}}}'
              message: 'each write waits for {{ variables.config["min.insync.replicas"] }} copies of {{ variables.replicas }}'
              fix: 'set it to {{ variables.replicas - 1 }} or less'
              docs: https://example.com/docs/{{{{index}}}}
            - name: quorum-holds
              conflict: {fields: [spec.replicas], when: 'variables.replicas > {{{{index}}}} + 100 && caveat.toleratedFailures(variables.replicas) == 0'}
            - name: image-is-pinned
              require: {fields: [spec.image], that: '!has(object.spec.image) || !object.spec.image.endsWith(":latest{{{{index}}}}")'}
              message: 'the image {{ object.spec.image }} moves'
            - name: listeners-have-names
              require: {fields: [spec.listeners], that: 'object.spec.?listeners.orValue([]).all(l, has(l.name) && l.name.matches("^[a-z0-9]{1,{{{{index % 50 + 11}}}}}$"))'}
            - name: ports-differ
              conflict: {fields: [spec.listeners], when: 'object.spec.?listeners.orValue([]).exists(l, l.port == {{{{index}}}} + 70000)'}
            - name: storage-is-said
              require:
                path: spec.storage
                schema: {type: object, required: [size], properties: {size: {type: string, maxLength: {{{{index + 10}}}} } } }
            - name: disks-do-not-shrink
              transition: {list: spec.volumes, key: id, field: size, as: quantity, deny: [decrease, remove]}
            - name: one-minor-at-a-time
              transition: {field: spec.version, allow: [nextMinor]}
            - name: size-is-sound
              when: has(object.spec.storage)
              conflict: {fields: [spec.storage.size], when: 'quantity(object.spec.storage.size).isLessThan(quantity("{{{{index}}}}Ki"))'}
            - name: is-labelled
              action: Warn
              require: {fields: [metadata.labels], that: 'object.metadata.?labels["team"].orValue("x") != "{{{{index}}}}"'}
        """);
}
