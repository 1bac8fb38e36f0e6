using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Audit.Reports;
using Caveat.Manifests;
using Caveat.Policies;

namespace Caveat.Audit.Tests.Reports;

public sealed class PassJsonTests
{
    private static readonly string[] Names = ["", "a", "ab", "with \"quotes\" and \\", "café <script> \u2028", "tab\there", "pool-names-are-unique"];

    [Fact]
    public void RulesThatHoldAreWrittenAsAnyOtherRow()
    {
        var (passes, rows) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        using var json = new Utf8JsonWriter(rows, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        using var written = new PassJson(passes);
        var (any, isFirst) = (new RowJson(json), true);
        foreach (var report in Reports())
        {
            long? order = report.Order % 2 == 0 ? report.Order : null;
            written.Write(report, order, isFirst);
            foreach (var row in report.Rows)
            {
                rows.Write(isFirst ? "\n"u8 : ",\n"u8);
                any.Write(row, order);
                json.Flush();
                json.Reset();
                isFirst = false;
            }
        }

        Assert.Equal(Encoding.UTF8.GetString(rows.WrittenSpan), Encoding.UTF8.GetString(passes.WrittenSpan));
    }

    // Each object with a rule that all have, one that some have and one of its own: more than are kept.
    private static IEnumerable<ObjectReport> Reports()
    {
        var shared = Names.Select(name => new RulePass(name, name, name)).ToArray();
        for (var i = 0; i < 2 * PassJson.MaxRules; i++)
        {
            var name = Names[i % Names.Length];
            var resource = new ReportResource(name + "/v1", name, Names[i % 5], name) { Cluster = i % 3 == 0 ? name : "" };
            var place = i % 3 == 0 ? default : new ManifestPlace(name, i, i % 4 == 0 ? "items[3]" : "");
            var own = new RulePass("p", string.Create(CultureInfo.InvariantCulture, $"rule-{i}"), "require");
            yield return new ObjectReport(resource, place, []) { Order = i, Passes = i % 6 == 5 ? [] : [shared[0], shared[i % shared.Length], own] };
        }
    }
}
