using SharpFuzz;

namespace Caveat.Webhook.Fuzz;

/// <summary>With libFuzzer around it (SharpFuzz's README says how) runs what that gives it; with files as arguments, each of them once.</summary>
internal static class EntryPoint
{
    private static void Main(string[] files)
    {
        if (files.Length == 0)
        {
            Fuzzer.LibFuzzer.Run(ReviewTarget.Run);
        }

        foreach (var file in files)
        {
            ReviewTarget.Run(File.ReadAllBytes(file));
        }
    }
}
