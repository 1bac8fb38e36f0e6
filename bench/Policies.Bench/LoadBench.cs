using System.Diagnostics;
using System.Globalization;
using System.Text;
using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Bench;

/// <summary>Times the way of 1,000 policies from texts to a set that serves: once in a process that has just begun, and then warm.</summary>
internal sealed class LoadBench(int samples)
{
    private const int Policies = 1000;

    public string Run()
    {
        var texts = TextsOf(Policies);
        var first = Measure(() => Load(texts));
        var warm = new (double Wall, double Processor)[samples];
        for (var i = 0; i < samples; i++)
        {
            warm[i] = Measure(() => Load(texts));
        }

        Array.Sort(warm, static (a, b) => a.Processor.CompareTo(b.Processor));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var set = Load(texts);
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) >> 20;
        var held = (GC.GetTotalMemory(forceFullCollection: true) >> 20).ToString(CultureInfo.InvariantCulture);
        GC.KeepAlive(set);
        var report = new StringBuilder("## Loading 1,000 policies of ten rules each\n\nThe target is one second.\n\n| | s | of processor time | ratio to the target |\n|---|---:|---:|---:|\n");
        Append(report, "first time in the process", first);
        Append(report, $"median of {samples} more times", warm[samples / 2]);
        return report.Append(CultureInfo.InvariantCulture, $"\n{allocated} MiB are allocated on the way; the process holds {held} MiB with the set.\n").ToString();
    }

    /// <summary>A set of texts without mistakes.</summary>
    public static PolicySet Load(IReadOnlyList<string> texts)
    {
        var documents = new List<PolicyDocument>(texts.Count);
        foreach (var text in texts)
        {
            var loaded = PolicyLoader.Load(new SourceText("policy.yaml", text));
            if (loaded.Diagnostics.Count > 0)
            {
                throw new InvalidOperationException(loaded.Diagnostics[0].ToString());
            }

            documents.AddRange(loaded.Documents);
        }

        return PolicySet.Build(documents, new PolicySetOptions());
    }

    /// <summary>The first ten are of the kind Database, each of the others of a kind of its own.</summary>
    public static List<string> TextsOf(int count)
    {
        var texts = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            texts.Add(PolicyTexts.Of(i, i < 10 ? "Database" : $"Database{i}"));
        }

        return texts;
    }

    private static void Append(StringBuilder report, string name, (double Wall, double Processor) seconds) =>
        report.Append(CultureInfo.InvariantCulture, $"| {name} | {seconds.Wall:0.00} | {seconds.Processor:0.00} | {seconds.Processor:0.00} |\n");

    // Both, as a machine that does other things too makes the one longer than the other.
    private static (double Wall, double Processor) Measure(Action action)
    {
        GC.Collect();
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        action();
        return (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }
}
