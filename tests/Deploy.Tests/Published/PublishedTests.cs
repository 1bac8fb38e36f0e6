using System.Buffers.Binary;
using System.Globalization;
using Caveat.Deploy.Tests.Running;
using Caveat.Sandbox;

namespace Caveat.Deploy.Tests.Published;

/// <summary>The programs as they are shipped: compiled ahead, without a warning of the trimmer or the compiler, as warnings are errors. Made anew only when a source has changed.</summary>
public sealed class PublishedTests
{
    /// <summary>ET_EXEC.</summary>
    private const int FixedAddress = 2;

    private static readonly TimeSpan ReadyBound = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task TheCommandWorks()
    {
        var caveat = await PublishAsync("caveat");
        Assert.Contains("Usage:", (await Run.Async(caveat, "--help")).OrFail(), StringComparison.Ordinal);
        var denied = await Run.Async(caveat, "check", "examples/denied-kafka.yaml", "-o", "json");
        Assert.Equal(1, denied.ExitCode);
        Assert.Contains("\"rule\":\"ports-are-unique\"", denied.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheWebhookBecomesReadyAndStops()
    {
        var webhook = await PublishAsync("webhook");
        Assert.Contains("Usage:", (await Run.Async(webhook, "--help")).OrFail(), StringComparison.Ordinal);

        var directory = Directory.CreateTempSubdirectory("caveat-published-");
        await using var program = new OwnedProgram("webhook", webhook, Path.Combine(directory.FullName, "log"), TimeProvider.System);
        Assert.Null(program.Start([string.Create(CultureInfo.InvariantCulture, $"--listen=127.0.0.1:{program.Port}"), $"--tls-dir={directory.FullName}/tls"]));
        Assert.Contains("readyz check passed", await ReadyzAsync(program), StringComparison.Ordinal);
        await program.StopAsync();
        directory.Delete(recursive: true);
    }

    private static async Task<string> PublishAsync(string program)
    {
        var published = await Run.Async(SourceTree.Path("eng/publish.sh"), program);
        Assert.True(published.ExitCode == 0, published.Error);
        Assert.DoesNotContain("warning", published.Error, StringComparison.Ordinal);
        var path = published.Output.Trim();
        Assert.Equal(FixedAddress, await ElfTypeAsync(path));
        return path;
    }

    // e_type, behind the 16 octets of e_ident (System V ABI, ELF header). Compilers have a default of their own, with which the command line is read in twice the time (docs/decisions/0011).
    private static async Task<int> ElfTypeAsync(string path)
    {
        await using var file = File.OpenRead(path);
        var header = new byte[18];
        await file.ReadExactlyAsync(header);
        return BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(16));
    }

    private static async Task<string> ReadyzAsync(OwnedProgram program)
    {
#pragma warning disable MA0039 // Only readiness is asked, of a program that was started here.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, _, _, _) => true };
#pragma warning restore MA0039
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{program.Port}") };
        var started = TimeProvider.System.GetTimestamp();
        var last = "nothing";
        while (program.IsRunning && TimeProvider.System.GetElapsedTime(started) < ReadyBound)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
                last = await answer.Content.ReadAsStringAsync();
                if (answer.IsSuccessStatusCode)
                {
                    return last;
                }
            }
            catch (HttpRequestException e)
            {
                last = e.Message;
            }

            await Task.Delay(50);
        }

        return $"{last}\n{program.EndOfLog}";
    }
}
