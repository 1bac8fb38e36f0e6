using SharpFuzz;

namespace Caveat.Webhook.Fuzz;

/// <summary>Under afl-fuzz (eng/fuzz.sh) runs what that gives it; with files as arguments, each of them once.</summary>
internal static class EntryPoint
{
    private static void Main(string[] files)
    {
        if (files.Length == 0)
        {
            // In a process of its own, so that a stack that overflows is found too.
            Fuzzer.OutOfProcess.Run(RunOnce);
        }

        foreach (var file in files)
        {
            ReviewTarget.Run(File.ReadAllBytes(file));
        }
    }

    private static void RunOnce(Stream input)
    {
        using var octets = new MemoryStream();
        input.CopyTo(octets);
        ReviewTarget.Run(octets.GetBuffer().AsSpan(0, (int)octets.Length));
    }
}
