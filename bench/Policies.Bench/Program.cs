using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Caveat.Policies.Bench;

// Usage: Policies.Bench [--quick] [--command CAVEAT] [RESULT]. Prints Markdown, or writes it to a file; `make bench` keeps it in bench/results/policies.md.
var isQuick = args.Contains("--quick", StringComparer.Ordinal);
var commandAt = Array.IndexOf(args, "--command");
var command = commandAt < 0 ? null : args[commandAt + 1];
var report = new StringBuilder();
report.Append("# Policies in number\n\n`dotnet run -c Release --project bench/Policies.Bench -- --command \"$(eng/publish.sh)\"`: ").Append(CultureInfo.InvariantCulture,
    $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}{Load()}.\n\n");
report.Append(new LoadBench(isQuick ? 2 : 7, command).Run()).Append('\n').Append(new ReviewBench(isQuick ? 5 : 40).Run());
if (args is [.., var path] && path != "--quick" && path != command)
{
    File.WriteAllText(path, report.ToString());
}
else
{
    Console.Write(report);
}

// What else the machine does, of the last minute.
static string Load() => File.Exists("/proc/loadavg") ? $"; load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start" : "";
