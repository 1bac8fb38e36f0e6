using System.Diagnostics;
using System.Globalization;
using System.Text;
using Caveat.Policies.Loading;
using Caveat.PolicyFiles;
using Caveat.Text;

namespace Caveat.Policies.Bench;

/// <summary>
/// Times the way of 1,000 policies from a directory to a set that serves, as every program of Caveat goes it: in a process that has just begun, and then warm; and, where the
/// command is there compiled ahead, the whole of a <c>caveat check</c> of one object by them.
/// </summary>
/// <param name="samples">Times that each is done.</param>
/// <param name="command">Path of the command; null leaves it out.</param>
internal sealed class LoadBench(int samples, string? command)
{
    private const int Policies = 1000;

    private const string Manifest = "{apiVersion: example.com/v1, kind: Database, metadata: {name: orders, namespace: prod}, spec: {replicas: 3, version: 4.2.1, storage: {size: 100Gi}}}";

    public string Run()
    {
        var directory = Directory.CreateTempSubdirectory("caveat-bench-");
        try
        {
            return Run(directory.FullName);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
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

    private string Run(string directory)
    {
        var manifest = Path.Combine(directory, "orders.yaml");
        var policies = Directory.CreateDirectory(Path.Combine(directory, "policies")).FullName;
        File.WriteAllText(manifest, Manifest);
        var texts = TextsOf(Policies);
        for (var i = 0; i < texts.Count; i++)
        {
            File.WriteAllText(Path.Combine(policies, $"policy-{i}.yaml"), texts[i]);
        }

        var report = new StringBuilder("## Loading 1,000 policies of ten rules each\n\nA file each. The target is one second.\n\n| | s | of processor time | ratio to the target |\n|---|---:|---:|---:|\n");
        if (command is not null)
        {
            Append(report, $"`caveat check` of one object, compiled ahead, the whole process: median of {samples}", Median(() => Check(command, manifest, policies)));
        }

        Append(report, "first time in a process of the JIT", Measure(() => Read(policies)));
        Append(report, $"median of {samples} more times", Median(() => Measure(() => Read(policies))));
        return report.Append(Memory(policies)).ToString();
    }

    private static string Memory(string policies)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var set = Read(policies);
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) >> 20;
        var held = GC.GetTotalMemory(forceFullCollection: true) >> 20;
        GC.KeepAlive(set);
        return string.Create(CultureInfo.InvariantCulture, $"\n{allocated} MiB are allocated on the way; the process holds {held} MiB with the set.\n");
    }

    private static PolicySet Read(string policies)
    {
        var reading = new PolicyFolder([policies], static () => new PolicySetOptions()).Read();
        return reading.Problems.Count == 0 ? reading.Set : throw new InvalidOperationException(reading.Problems[0].Messages[0]);
    }

    private (double Wall, double Processor) Median(Func<(double Wall, double Processor)> measure)
    {
        var all = new (double Wall, double Processor)[samples];
        for (var i = 0; i < samples; i++)
        {
            all[i] = measure();
        }

        Array.Sort(all, static (a, b) => a.Wall.CompareTo(b.Wall));
        return all[samples / 2];
    }

    private static void Append(StringBuilder report, string name, (double Wall, double Processor) seconds) =>
        report.Append(CultureInfo.InvariantCulture, $"| {name} | {seconds.Wall:0.00} | {(double.IsNaN(seconds.Processor) ? "" : $"{seconds.Processor:0.00}")} | {seconds.Wall:0.00} |\n");

    // Both, as a machine that does other things too makes the one longer than the other.
    private static (double Wall, double Processor) Measure(Action action)
    {
        GC.Collect();
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        action();
        return (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    // A process that has ended does not tell what it used.
    private static (double Wall, double Processor) Check(string command, string manifest, string policies)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(command, ["check", manifest, "-p", policies]) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{command} does not start");
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (watch.Elapsed.TotalSeconds, double.NaN)
            : throw new InvalidOperationException($"{command} ended with {process.ExitCode}");
    }
}
