using System.Text.Json;
using Caveat.Audit.Reports;

namespace Caveat.Audit.Tests.Reports;

/// <summary>What SARIF 2.1.0 asks of a log, as far as these use it; numbers are the specification's sections.</summary>
public sealed class SarifStructureTests
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    private readonly JsonElement _log = JsonDocument.Parse(SampleRun.Write(ReportFormat.Sarif)).RootElement;

    private JsonElement Run => Assert.Single(_log.GetProperty("runs").EnumerateArray());

    private JsonElement Rules => Run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

    [Fact] // 3.13
    public void TheLogHasAVersionAndRuns() => Assert.Equal("2.1.0", _log.GetProperty("version").GetString());

    [Fact] // 3.19.2, 3.49.7
    public void RulesHaveUniqueIds()
    {
        var ids = Rules.EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(3, ids.Count);
    }

    [Fact] // 3.27.5, 3.27.6, 3.27.10, 3.27.11
    public void EachResultNamesItsRuleAndHasALevelAndAMessage()
    {
        foreach (var result in Run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), Rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), Levels);
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Equal(20, result.GetProperty("partialFingerprints").GetProperty("caveatFinding/v1").GetString()!.Length);
        }
    }

    [Fact] // 3.4.3, 3.30.5
    public void PlacesAreRelativeUrisWithALineFromOne()
    {
        var places = Run.GetProperty("results").EnumerateArray()
            .Select(static result => result.GetProperty("locations")[0])
            .Where(static place => place.TryGetProperty("physicalLocation", out _))
            .Select(static place => place.GetProperty("physicalLocation"))
            .ToList();
        Assert.Equal(2, places.Count);
        Assert.All(places, static place =>
        {
            Assert.True(Uri.IsWellFormedUriString(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.Relative));
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() >= 1);
        });
    }

    [Fact] // 3.49.12: an absolute URI
    public void HelpUrisAreAbsolute() =>
        Assert.All(
            Rules.EnumerateArray().Where(static rule => rule.TryGetProperty("helpUri", out _)),
            static rule => Assert.True(Uri.IsWellFormedUriString(rule.GetProperty("helpUri").GetString(), UriKind.Absolute)));

    [Fact] // 3.35
    public void WhatIsExceptedIsSuppressed()
    {
        var suppressed = Assert.Single(Run.GetProperty("results").EnumerateArray(), static result => result.TryGetProperty("suppressions", out _));
        Assert.Equal("external", suppressed.GetProperty("suppressions")[0].GetProperty("kind").GetString());
        Assert.Equal("excepted by on-call until 2026-12-01", suppressed.GetProperty("suppressions")[0].GetProperty("justification").GetString());
    }

    [Fact] // 3.20.14, 3.20.21
    public void WhatCouldNotBeReadIsToldOfTheInvocation()
    {
        var invocation = Assert.Single(Run.GetProperty("invocations").EnumerateArray());
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(1, invocation.GetProperty("toolExecutionNotifications").GetArrayLength());
    }
}
