using System.Text;
using Caveat.Audit.Reports;
using Caveat.Manifests;
using Caveat.Policies;
using Caveat.Policies.Model;

namespace Caveat.Audit.Tests.Reports;

/// <summary>A run with every result, and with texts that each format has to escape.</summary>
internal static class SampleRun
{
    public static string Write(ReportFormat format)
    {
        using var output = new MemoryStream();
        using var report = new ReportTarget(format, File: null).Open(output, Options);
        WriteTo(report);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static void WriteTo(IReport report)
    {
        foreach (var each in Objects)
        {
            report.Add(each);
        }

        report.AddProblem("bad.yaml:3:1: not YAML: a <tag> & \"quotes\"");
        report.Finish();
    }

    public static string WriteNothing(ReportFormat format)
    {
        using var output = new MemoryStream();
        using var report = new ReportTarget(format, File: null).Open(output, Options);
        report.Finish();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static ReportOptions Options { get; } = new()
    {
        Policies = [new PolicySummary("listeners", "strimzi", ["ports-are-unique"]), new PolicySummary("sizes", null, ["odd", "small"])],
        Version = "1.2.3",
        Now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
    };

    private static readonly ReportResource Kafka = new("kafka.strimzi.io/v1", "Kafka", "shop", "orders");
    private static readonly ReportResource Hostile = new("v1", "ConfigMap", "a,b", "<script>alert(1)</script>");
    private static readonly ManifestPlace KafkaPlace = new("dir with space/kafka,1.yaml", 12);
    private static readonly ManifestPlace HostilePlace = new("<stdin>", 1, "items[3]");

    private static readonly ObjectReport[] Objects =
    [
        new(Hostile, HostilePlace,
        [
            new ReportRow
            {
                Policy = "sizes", Rule = "odd", Body = "require", Result = RowResult.Warn, Action = RuleAction.Warn, Severity = Severity.Low, Tolerated = true,
                Resource = Hostile, Place = HostilePlace, Message = "</script><img src=x onerror=alert(1)> 100 %\nsecond: line, \u0001 ]]> \u202e",
                Fields =
                [
                    new FieldValue("metadata.labels[\"<b>\"]", "\"&amp;\"", "\"old\"") { IsChange = true },
                    new FieldValue("data.a", "1") { SetBy = new FieldWriter("</script>: kubectl-edit", "Update", "2026-11-20T10:00:00Z") },
                ],
                Docs = "javascript:alert(1)",
            },
            new ReportRow { Policy = "sizes", Rule = "small", Result = RowResult.Error, Resource = Hostile, Place = HostilePlace, Message = "p.yaml:3:1: no such key: 'spec'" },
        ]),
        new(Kafka, KafkaPlace,
        [
            new ReportRow
            {
                Policy = "listeners", Rule = "ports-are-unique", Body = "conflict", Result = RowResult.Fail, Action = RuleAction.Deny, Severity = Severity.Critical,
                Resource = Kafka, Place = KafkaPlace, Message = "listeners \"plain\", \"tls\" share a port: 9092",
                Fields = [new FieldValue("spec.kafka.listeners[0].port", "9092"), new FieldValue("spec.kafka.listeners[1].port", "9092")],
                Fix = "give each listener a port of its own", Docs = "https://example.com/ports?a=1&b=2",
            },
            new ReportRow
            {
                Policy = "sizes", Rule = "odd", Body = "require", Result = RowResult.Skip, Action = RuleAction.Deny, Severity = Severity.High,
                Resource = Kafka, Place = KafkaPlace, Message = "even (excepted by on-call until 2026-12-01)", ExceptedBy = "excepted by on-call until 2026-12-01",
            },
            new ReportRow { Policy = "sizes", Rule = "small", Body = "require", Result = RowResult.Pass, Resource = Kafka, Place = KafkaPlace },
        ]),
    ];
}
