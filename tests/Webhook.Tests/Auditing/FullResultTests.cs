using System.Text.Json;
using Caveat.Audit.Reports;
using Caveat.Webhook.Auditing;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Tests.Auditing;

public sealed class FullResultTests : IDisposable
{
    private static readonly ReportResource Resource = new("v1", "ConfigMap", "shop", "one");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("caveat-audit-");

    private string FilePath => Path.Combine(_directory.FullName, "result.json");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void TheFileIsThereWhenItIsWhole()
    {
        using var full = FullResult.TryOpen(Options(FilePath), out var failure)!;
        Assert.Null(failure);
        full.Add(new ObjectReport(Resource, default, [new ReportRow { Policy = "p", Rule = "r", Result = RowResult.Pass, Resource = Resource }]));
        full.Finish();
        Assert.False(File.Exists(FilePath));
        Assert.Null(full.End());
        using var json = JsonDocument.Parse(File.ReadAllBytes(FilePath));
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("pass").GetInt32());
    }

    [Fact]
    public void OfARunThatBreaksOffNothingIsLeft()
    {
        File.WriteAllText(FilePath, "the result of before");
        FullResult.TryOpen(Options(FilePath), out _)!.Dispose();
        Assert.Equal("the result of before", File.ReadAllText(FilePath));
        Assert.Single(_directory.GetFiles());
    }

    [Fact]
    public void AFolderThatIsNotThereIsTold()
    {
        Assert.Null(FullResult.TryOpen(Options(Path.Combine(_directory.FullName, "no", "result.json")), out var failure));
        Assert.StartsWith($"{_directory.FullName}/no/result.json: Could not find a part of the path", failure, StringComparison.Ordinal);
    }

    private static AuditOptions Options(string file) => new() { Interval = TimeSpan.FromHours(1), ObjectsPerSecond = 1, ReportFile = file };
}
