using System.Globalization;
using System.Text;
using Caveat.Audit.Judging;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Manifests;

namespace Caveat.Audit.Tests.Judging;

/// <summary>Batches are used again and again: what is judged of an object must be what stood in the source, whatever came before it in the same bytes.</summary>
public sealed class JudgeRunTests
{
    // More than all batches that are under way hold together, in sizes up to beyond that of one.
    private const int Objects = 3000;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task EachObjectIsJudgedAsItStandsInTheSource(int batches)
    {
        var random = new Random(6);
        List<string> written = [];
        for (var i = 0; i < Objects; i++)
        {
            written.Add(Write(i, random));
        }

        var text = string.Join('\n', written);
        var source = new FileSource(new InputFiles("/", () => new MemoryStream(Encoding.UTF8.GetBytes(text))), ["-"]);
        var report = new Told();
        var outcome = await new JudgeRun(() => new Echo(), report) { MaxBatches = batches }.RunAsync(source, CancellationToken.None);
        Assert.Equal(Objects, outcome.Problems);
        Assert.Equal(written, report.Problems);
    }

    private static string Write(int index, Random random)
    {
        var length = index % 500 == 7 ? 2 * DocumentBatch.MaxBytes : index % 50 == 3 ? random.Next(20_000) : random.Next(2_000);
        var filling = new string((char)('a' + (index % 26)), length);
        return string.Create(CultureInfo.InvariantCulture, $$"""{"apiVersion":"v1","kind":"Thing","metadata":{"name":"n{{index}}"},"filling":"{{filling}}"}""");
    }

    private sealed class Echo : IObjectJudge
    {
        public ObjectOutcome Judge(Manifest manifest) => new(null, manifest.Object.ToString());
    }

    private sealed class Told : IReport
    {
        public List<string> Problems { get; } = [];

        public void Add(ObjectReport report) => throw new InvalidOperationException("nothing is judged well");

        public void AddProblem(string problem) => Problems.Add(problem);

        public void Finish()
        {
        }

        public void Dispose()
        {
        }
    }
}
