using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Caveat.Policies.Bench;

// Usage: Policies.Bench [--quick] [RESULT]. Prints Markdown, or writes it to a file; `make bench` keeps it in bench/results/policies.md.
var isQuick = args.Contains("--quick", StringComparer.Ordinal);
var report = new StringBuilder();
report.Append("# Policies in number\n\n`dotnet run -c Release --project bench/Policies.Bench`: ").Append(CultureInfo.InvariantCulture,
    $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}.\n\n");
report.Append(new LoadBench(isQuick ? 2 : 7).Run()).Append('\n').Append(new ReviewBench(isQuick ? 5 : 40).Run());
if (args is [.., var path] && path != "--quick")
{
    File.WriteAllText(path, report.ToString());
}
else
{
    Console.Write(report);
}
