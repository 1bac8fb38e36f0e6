using Caveat.Audit.Reports;
using Caveat.Audit.Reports.PolicyReports;
using Caveat.Cluster;
using Caveat.Cluster.PolicyReports;
using Caveat.Webhook.Auditing;
using Caveat.Webhook.Observing;
using Microsoft.AspNetCore.Http;

namespace Caveat.Webhook.Tests.Auditing;

/// <summary>Which reports are written and taken away, and what is said and counted of it.</summary>
public sealed class PlaceReportsTests
{
    private const string Open = "openreports.io/v1alpha1";
    private const string Group = "wgpolicyk8s.io/v1alpha2";

    private const string Foreign =
        "no policy report of namespace 'shop' is written: the Report caveat there is not Caveat's, as its label app.kubernetes.io/managed-by says; rename or delete it, and the next audit writes its own";

    private readonly WebhookMetrics _metrics = new();
    private readonly List<string> _log = [];

    [Fact]
    public async Task WhatIsAsItShouldBeIsWrittenOnce()
    {
        using var server = new ReportServer(Group);
        using var connection = server.Connect();
        var reports = await BeginAsync(connection);
        await reports.BringUpToDateAsync("shop", Findings(RowResult.Fail), new AuditProgress(), CancellationToken.None);
        var progress = await reports.BringUpToDateAsync("shop", Findings(RowResult.Fail), new AuditProgress(), CancellationToken.None);
        Assert.Equal(["PATCH /apis/wgpolicyk8s.io/v1alpha2/namespaces/shop/policyreports/caveat"], server.Writes);
        Assert.Equal((1, true), (progress.Reports, progress.ReportBytes > 0));
        Assert.Equal("unchanged 1, written 1", await CountedAsync());

        await reports.BringUpToDateAsync("shop", Findings(), new AuditProgress(), CancellationToken.None);
        Assert.Equal("DELETE /apis/wgpolicyk8s.io/v1alpha2/namespaces/shop/policyreports/caveat", server.Writes[^1]);
        await reports.BringUpToDateAsync("shop", Findings(), new AuditProgress(), CancellationToken.None);
        Assert.Equal(2, server.Writes.Count);
        Assert.Equal("removed 1, unchanged 1, written 1", await CountedAsync());
    }

    [Fact]
    public async Task TheNewerResourceIsWrittenAndTheOlderOnesReportGoes()
    {
        using var server = new ReportServer(Open, Group);
        server.Store("/apis/wgpolicyk8s.io/v1alpha2/clusterpolicyreports/caveat", OwnObjects.ManagedBy);
        server.Store("/apis/wgpolicyk8s.io/v1alpha2/namespaces/shop/policyreports/caveat", "somebody-else");
        using var connection = server.Connect();
        var reports = await BeginAsync(connection);
        foreach (var place in (string[])["", "shop"])
        {
            await reports.BringUpToDateAsync(place, Findings(RowResult.Warn), new AuditProgress(), CancellationToken.None);
        }

        Assert.Equal(
            [
                "DELETE /apis/wgpolicyk8s.io/v1alpha2/clusterpolicyreports/caveat",
                "PATCH /apis/openreports.io/v1alpha1/clusterreports/caveat",
                "PATCH /apis/openreports.io/v1alpha1/namespaces/shop/reports/caveat",
            ],
            server.Writes);
    }

    [Fact]
    public async Task BeyondTheLimitThereIsNoReport()
    {
        using var server = new ReportServer(Open);
        server.Store("/apis/openreports.io/v1alpha1/namespaces/shop/reports/caveat", OwnObjects.ManagedBy);
        using var connection = server.Connect();
        var full = new AuditProgress { Reports = PolicyReportLimits.MaxReports };
        Assert.Equal(full, await (await BeginAsync(connection)).BringUpToDateAsync("shop", Findings(RowResult.Fail), full, CancellationToken.None));
        Assert.Equal(["DELETE /apis/openreports.io/v1alpha1/namespaces/shop/reports/caveat"], server.Writes);
        Assert.Equal("left 1, removed 1", await CountedAsync());
    }

    [Fact]
    public async Task SomebodyElsesReportStaysAndIsSaidOnce()
    {
        const string path = "/apis/openreports.io/v1alpha1/namespaces/shop/reports/caveat";
        using var server = new ReportServer(Open);
        server.Store(path, "somebody-else");
        using var connection = server.Connect();
        var reports = await BeginAsync(connection);
        foreach (var result in (RowResult[])[RowResult.Fail, RowResult.Warn])
        {
            Assert.Equal(0, (await reports.BringUpToDateAsync("shop", Findings(result), new AuditProgress(), CancellationToken.None)).Reports);
        }

        await reports.BringUpToDateAsync("shop", Findings(), new AuditProgress(), CancellationToken.None);
        Assert.Empty(server.Writes);
        Assert.Equal([Foreign], _log);
        Assert.Equal("foreign 2", await CountedAsync());

        // It goes, Caveat's own takes its place, and another one comes.
        foreach (var manager in (string?[])[null, "somebody-else"])
        {
            server.Store(path, manager);
            await reports.BringUpToDateAsync("shop", Findings(RowResult.Fail), new AuditProgress(), CancellationToken.None);
        }

        Assert.Equal([$"PATCH {path}"], server.Writes);
        Assert.Equal([Foreign, Foreign], _log);
        Assert.Equal("foreign 3, written 1", await CountedAsync());
    }

    [Fact]
    public async Task ThatThereAreNoReportsIsSaidOnce()
    {
        using var server = new ReportServer();
        using var connection = server.Connect();
        var reports = await BeginAsync(connection);
        await reports.BringUpToDateAsync("shop", Findings(RowResult.Fail), new AuditProgress(), CancellationToken.None);
        Assert.Null(await reports.BeginAsync(CancellationToken.None));
        await reports.BringUpToDateAsync("shop", Findings(), new AuditProgress(), CancellationToken.None);
        Assert.Empty(server.Writes);
        Assert.Equal(["no policy reports are written: the cluster serves neither openreports.io/v1alpha1 nor wgpolicyk8s.io/v1alpha2"], _log);
        Assert.Equal("unserved 1", await CountedAsync());
    }

    private async Task<PlaceReports> BeginAsync(ClusterConnection connection)
    {
        var reports = new PlaceReports(new PolicyReportStore(connection, TimeProvider.System), _metrics.Audit, new AuditClock(TimeProvider.System, new KeptLog<AuditService>(_log)));
        Assert.Null(await reports.BeginAsync(CancellationToken.None));
        return reports;
    }

    private static PolicyReportFindings Findings(params RowResult[] results)
    {
        var findings = new PolicyReportFindings();
        var resource = new ReportResource("v1", "ConfigMap", "shop", "one");
        findings.Add(new ObjectReport(resource, default, [.. results.Select(result => new ReportRow { Policy = "p", Rule = "r", Result = result, Resource = resource })]));
        return findings;
    }

    private async Task<string> CountedAsync()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await _metrics.WriteAsync(context);
        const string name = "caveat_audit_reports_total{outcome=\"";
        return string.Join(
            ", ",
            System.Text.Encoding.UTF8.GetString(body.ToArray()).Split('\n').Where(static line => line.StartsWith(name, StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal))
                .Select(static line => line[name.Length..].Replace("\"}", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
