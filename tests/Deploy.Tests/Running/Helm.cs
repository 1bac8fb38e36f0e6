namespace Caveat.Deploy.Tests.Running;

/// <summary>helm, from where eng/helm.sh finds it.</summary>
internal static class Helm
{
    private static readonly Lazy<Task<string>> Program = new(static async () => (await Run.Async(SourceTree.Path("eng/helm.sh"))).OrFail().Trim());

    public static async Task<RunResult> RunAsync(params IReadOnlyList<string> arguments) => await Run.Async(await Program.Value, arguments);

    /// <summary>The chart's manifests as <c>helm template</c> prints them, without what says from which file each comes.</summary>
    /// <param name="values">Path of a values file; null for the defaults.</param>
    public static async Task<string> TemplateAsync(string? values)
    {
        IReadOnlyList<string> given = values is null ? [] : ["--values", values];
        var rendered = (await RunAsync(["template", "caveat", SourceTree.Chart, "--namespace", "caveat-system", .. given])).OrFail();
        return string.Concat(rendered.Split('\n').Where(line => !line.StartsWith("# Source: ", StringComparison.Ordinal)).Select(line => line + "\n")).TrimEnd('\n') + "\n";
    }
}
