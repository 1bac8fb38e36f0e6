using SharpFuzz;

namespace Caveat.Cel.Fuzz;

/// <summary>With libFuzzer around it (SharpFuzz's README says how) runs what that gives it; with files as arguments, each of them once.</summary>
internal static class EntryPoint
{
    private static void Main(string[] files)
    {
        if (files.Length == 0)
        {
            Fuzzer.LibFuzzer.Run(ExpressionTarget.Run);
        }

        foreach (var file in files)
        {
            ExpressionTarget.Run(File.ReadAllBytes(file));
        }
    }
}
