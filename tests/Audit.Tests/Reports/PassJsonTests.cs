using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Audit.Reports;
using Caveat.Manifests;

namespace Caveat.Audit.Tests.Reports;

public sealed class PassJsonTests
{
    private static readonly string[] Names = ["", "a", "ab", "aa", "ba", "with \"quotes\" and \\", "café <script> \u2028", "tab\there", "pool-names-are-unique"];

    [Fact]
    public void ARowOfARuleThatHoldsIsWrittenAsAnyOther()
    {
        var (passes, rows) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        using var json = new Utf8JsonWriter(rows, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        using var written = new PassJson(passes);
        var any = new RowJson(json);
        foreach (var (row, order) in Rows())
        {
            Assert.True(PassJson.Takes(row));
            written.Write(row, order);
            any.Write(row, order);
            json.Flush();
            json.Reset();
        }

        Assert.Equal(Encoding.UTF8.GetString(rows.WrittenSpan), Encoding.UTF8.GetString(passes.WrittenSpan));
    }

    [Fact]
    public void OtherRowsAreNotItsOwn()
    {
        var row = new ReportRow { Policy = "p", Rule = "r", Result = RowResult.Pass, Resource = new ReportResource("v1", "Pod", "n", "a") };
        Assert.True(PassJson.Takes(row));
        Assert.False(PassJson.Takes(row with { Result = RowResult.Skip }));
        Assert.False(PassJson.Takes(row with { Tolerated = true }));
        Assert.False(PassJson.Takes(row with { Action = Policies.Model.RuleAction.Deny }));
    }

    // Each object with some rules, known ones and new ones in turn, more than are kept.
    private static IEnumerable<(ReportRow Row, long? Order)> Rows()
    {
        for (var i = 0; i < 2 * PassJson.MaxRules; i++)
        {
            var name = Names[i % Names.Length];
            var resource = new ReportResource(name + "/v1", name, Names[i % 7], name) { Cluster = i % 5 == 0 ? name : "" };
            var place = i % 3 == 0 ? default : new ManifestPlace(name, i, i % 4 == 0 ? "items[3]" : "");
            foreach (var rule in (string[])["first", name, string.Create(CultureInfo.InvariantCulture, $"rule-{i}")])
            {
                var row = new ReportRow { Policy = name, Rule = rule, Body = name, Result = RowResult.Pass, Resource = resource, Place = place };
                yield return (row, i % 2 == 0 ? i : null);
                yield return (row with { Place = new ManifestPlace("other", 1) }, null);
            }
        }
    }
}
