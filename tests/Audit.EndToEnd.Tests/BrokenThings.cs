using System.Text;

namespace Caveat.Audit.EndToEnd.Tests;

/// <summary>Objects of three kinds in many namespaces; one of twenty breaks the one rule of its kind.</summary>
internal static class BrokenThings
{
    public const int Count = 10_000;
    public const int Namespaces = 100;

    public static readonly string[] Kinds = ["Widget", "Gadget", "Gizmo"];

    private static readonly string[] Rules = ["not-two", "a-zone", "its-widget"];

    public const string Policies =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: widgets}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Widget]}]}
          rules:
            - {name: not-two, conflict: {fields: [spec.replicas], when: object.spec.replicas == 2}, message: two replicas have no majority}
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: gadgets}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Gadget]}]}
          rules:
            - {name: a-zone, require: {fields: [spec.zone], that: has(object.spec.zone)}, message: a gadget is in a zone}
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: gizmos}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Gizmo]}]}
          lookups:
            widget: {apiGroup: example.com, kind: Widget, name: object.spec.widget}
          rules:
            - {name: its-widget, prerequisite: {lookup: widget}, message: a gizmo turns a widget}

        """;

    /// <summary><c>policy/rule namespace/name</c> of every object that is broken, sorted.</summary>
    public static IReadOnlyList<string> Expected(Func<int, bool>? isSeen = null)
    {
        List<string> expected = [];
        for (var i = 0; i < Count; i++)
        {
            if (IsBroken(i) && isSeen?.Invoke(i) is not false)
            {
                expected.Add($"{Kinds[i % 3].ToLowerInvariant()}s/{Rules[i % 3]} {NamespaceOf(i)}/{NameOf(i)}");
            }
        }

        expected.Sort(StringComparer.Ordinal);
        return expected;
    }

    public static string NamespaceOf(int i) => NamespaceName(i / 3 % Namespaces);

    public static string NamespaceName(int place) => $"team-{place}";

    public static string PathOf(int i) => $"/apis/example.com/v1/namespaces/{NamespaceOf(i)}/{Kinds[i % 3].ToLowerInvariant()}s";

    public static ReadOnlyMemory<byte> JsonOf(int i) => Encoding.UTF8.GetBytes(
        $$"""
        {"apiVersion":"example.com/v1","kind":"{{Kinds[i % 3]}}","metadata":{"name":"{{NameOf(i)}}","labels":{"app":"shop","part":"{{i}}"} },
         "spec":{{SpecOf(i)}} }
        """);

    public static ReadOnlyMemory<byte> DefinitionOf(string kind) => Encoding.UTF8.GetBytes(
        $$$"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"{{{kind.ToLowerInvariant()}}}s.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"kind":"{{{kind}}}","plural":"{{{kind.ToLowerInvariant()}}}s","singular":"{{{kind.ToLowerInvariant()}}}"},
          "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true} } }] } }
        """);

    private static string NameOf(int i) => $"{Kinds[i % 3].ToLowerInvariant()}-{i / 3}";

    // Spread over all namespaces.
    private static bool IsBroken(int i) => ((i / 3) + (i / 3 / Namespaces)) % 20 == 0;

    private static string SpecOf(int i) => (i % 3, IsBroken(i)) switch
    {
        (0, var isBroken) => $$"""{"replicas":{{(isBroken ? 2 : 3)}},"image":"registry.example.com/widget:1.2.3"}""",
        (1, true) => """{"size":"10Gi"}""",
        (1, false) => """{"size":"10Gi","zone":"a"}""",
        // The first hundred widgets are one in each namespace.
        (_, var isBroken) => $$"""{"widget":"{{(isBroken ? "nobody" : $"widget-{i / 3 % Namespaces}")}}" }""",
    };
}
