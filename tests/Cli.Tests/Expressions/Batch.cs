using System.IO.Pipelines;
using System.Text;
using Caveat.Cel;
using Caveat.Cel.Extensions;
using Caveat.Cli.Expressions;

namespace Caveat.Cli.Tests.Expressions;

/// <summary>The one place where tests touch batches.</summary>
internal static class Batch
{
    public static CelEnvironment Environment { get; } = KubernetesLanguage.Create(KubernetesVersion.Latest, KubernetesLanguage.OtherLibraries);

    /// <summary>The lines of the answer, without the empty piece behind the last line end.</summary>
    /// <param name="input">Standard input.</param>
    /// <param name="readBytes">Most bytes that a read gets.</param>
    public static async Task<string[]> RunAsync(byte[] input, int readBytes = 4096)
    {
        using var source = new MemoryStream(input);
        using var output = new MemoryStream();
        await new BatchRun(PipeReader.Create(source, new StreamPipeReaderOptions(bufferSize: readBytes, minimumReadSize: 1)), PipeWriter.Create(output)).RunAsync(Environment, CancellationToken.None);
        var text = Encoding.UTF8.GetString(output.ToArray());
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        return text.Split('\n')[..^1];
    }

    public static async Task<string> AnswerAsync(string request)
    {
        var lines = await RunAsync(Encoding.UTF8.GetBytes(request));
        return Assert.Single(lines);
    }
}
