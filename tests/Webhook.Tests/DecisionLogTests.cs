using System.Text;
using Caveat.Webhook.Fuzz;

namespace Caveat.Webhook.Tests;

/// <summary>What the log, and the answer, say of a Secret: nothing that stands in it, whether a rule denies it or can't judge it.</summary>
public sealed class DecisionLogTests
{
    private const string Marker = "c2VjcmV0";

    private const string Policies =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: secrets}
        spec:
          match:
            resources: [{apiGroups: [''], kinds: [Secret], operations: [CREATE, UPDATE]}]
          rules:
            - name: shown
              conflict: {fields: [data.password, data], when: 'true'}
            - name: no-number
              conflict: {fields: [data.password], when: int(object.data.password) > 3}
            - name: no-duration
              conflict: {fields: [data.password], when: duration(object.data.password) > duration("3s")}
            - name: no-pattern
              conflict: {fields: [data.password], when: '"a".matches("(" + object.data.password)'}
            - name: no-key
              conflict: {fields: [data.password], when: '{"a": 1}[object.data.password] == 1'}
            - name: no-quantity
              transition: {field: data.password, as: quantity, deny: [decrease]}
            - name: no-version
              transition: {field: data.password, as: version, deny: [decrease]}
            - name: no-schema
              require: {path: data, schema: {properties: {password: {enum: [a]}}}}
        """;

    private const string Review =
        $$$"""
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"705ab4f5",
        "kind":{"group":"","version":"v1","kind":"Secret"},"resource":{"group":"","version":"v1","resource":"secrets"},
        "name":"w","namespace":"shop","operation":"UPDATE","userInfo":{"username":"alice","groups":["system:authenticated"]},
        "object":{"apiVersion":"v1","kind":"Secret","metadata":{"name":"w","namespace":"shop"},"data":{"password":"{{{Marker}}}-new"}},
        "oldObject":{"apiVersion":"v1","kind":"Secret","metadata":{"name":"w","namespace":"shop"},"data":{"password":"{{{Marker}}}-old"}},"options":{},"dryRun":false}}
        """;

    // Bug: a line was as long as the names that somebody sent.
    [Fact]
    public void NoLineIsAsLongAsTheNamesInIt()
    {
        var lines = new List<string>();
        using var webhook = new FuzzedWebhook(Policies, lines.Add);
        var review = Review
            .Replace("\"w\"", $"\"{new string('n', 1_000_000)}\"", StringComparison.Ordinal)
            .Replace("shop", new string('s', 100_000), StringComparison.Ordinal)
            .Replace("alice", new string('u', 100_000), StringComparison.Ordinal);
        Assert.NotNull(webhook.Answer(Encoding.UTF8.GetBytes(review), mutates: false, out _));
        Assert.Contains(lines, static line => line.Contains($"secrets {new string('s', 253)}…/{new string('n', 253)}… by {new string('u', 256)}…: secrets/shown", StringComparison.Ordinal));
        Assert.All(lines, static line => Assert.InRange(line.Length, 1, 2_500));
    }

    [Fact]
    public void NoLineHoldsWhatASecretSays()
    {
        var lines = new List<string>();
        using var webhook = new FuzzedWebhook(Policies, lines.Add);
        var answer = Encoding.UTF8.GetString(webhook.Answer(Encoding.UTF8.GetBytes(Review), mutates: false, out _)!);
        Assert.Contains("\"allowed\":false", answer, StringComparison.Ordinal);
        foreach (var rule in (string[])["shown", "no-number", "no-duration", "no-pattern", "no-key", "no-quantity", "no-version", "no-schema"])
        {
            Assert.Contains($"secrets/{rule}", answer, StringComparison.Ordinal);
            Assert.Contains(lines, line => line.Contains($"secrets/{rule}", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(Marker, answer, StringComparison.Ordinal);
        Assert.DoesNotContain(lines, static line => line.Contains(Marker, StringComparison.Ordinal));
    }
}
