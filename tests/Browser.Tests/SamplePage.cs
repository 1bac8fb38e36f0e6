using System.Globalization;
using System.Text;
using Caveat.Audit.Reports;
using Caveat.Manifests;
using Caveat.Policies;
using Caveat.Policies.Model;

namespace Caveat.Browser.Tests;

/// <summary>Reports to be looked at.</summary>
internal static class SamplePage
{
    /// <summary>What a name in an object may be at worst.</summary>
    public const string HostileText = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";

    private static readonly string[] Namespaces = ["payments", "orders", "search", ""];

    /// <summary>Findings of every kind, and one whose texts want to be markup.</summary>
    public static string Small { get; } = Write([.. Enumerable.Range(0, 12).Select(Object), Hostile], ["b.yaml:3:1: not YAML: <b>"]);

    public static string Nothing { get; } = Write([], []);

    /// <summary>As many as a page has.</summary>
    public static string Large { get; } = Write([.. Enumerable.Range(0, 5_000).Select(Object)], []);

    private static string Write(IReadOnlyList<ObjectReport> objects, IReadOnlyList<string> problems)
    {
        using var output = new MemoryStream();
        var options = new ReportOptions
        {
            Policies = [new PolicySummary("listeners", "strimzi", ["ports"]) { Description = "Listeners that can't both be." }, new PolicySummary("sizes", null, ["odd"])],
            Version = "1.2.3",
            Now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        };
        using var report = new ReportTarget(ReportFormat.Html, File: null).Open(output, options);
        foreach (var each in objects)
        {
            report.Add(each);
        }

        foreach (var problem in problems)
        {
            report.AddProblem(problem);
        }

        report.Finish();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static ObjectReport Object(int number)
    {
        var resource = new ReportResource("kafka.strimzi.io/v1", "Kafka", Namespaces[number % Namespaces.Length], string.Create(CultureInfo.InvariantCulture, $"kafka-{number}"));
        return new ObjectReport(resource, new ManifestPlace("kafka.yaml", number + 1), [RowOf(number, resource)]);
    }

    private static ReportRow RowOf(int number, ReportResource resource) => new()
    {
        Policy = number % 3 == 0 ? "sizes" : "listeners",
        Rule = number % 3 == 0 ? "odd" : "ports",
        Body = "conflict",
        Result = (number % 4) switch { 0 => RowResult.Warn, 1 => RowResult.Error, _ => RowResult.Fail },
        Action = RuleAction.Deny,
        Severity = number % 4 == 1 ? null : (Severity)(number % 4),
        Resource = resource,
        Place = new ManifestPlace("kafka.yaml", number + 1),
        Message = string.Create(CultureInfo.InvariantCulture, $"port {9000 + number} is taken twice"),
        Fields = [new FieldValue("spec.kafka.listeners[0].port", (9000 + number).ToString(CultureInfo.InvariantCulture))],
        Fix = "give each listener a port of its own",
        Docs = "https://example.com/ports",
    };

    private static ObjectReport Hostile
    {
        get
        {
            var resource = new ReportResource("v1", "ConfigMap", HostileText, HostileText);
            var row = new ReportRow
            {
                Policy = HostileText, Rule = HostileText, Result = RowResult.Fail, Action = RuleAction.Deny, Severity = Severity.Critical, Resource = resource, Message = HostileText,
                Fields = [new FieldValue($"metadata.labels[\"{HostileText}\"]", HostileText, HostileText) { IsChange = true }], Fix = HostileText, Docs = "javascript:alert(3)",
            };
            return new ObjectReport(resource, default, [row]);
        }
    }
}
