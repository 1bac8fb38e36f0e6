using System.Globalization;

namespace Caveat.Cel.Bench;

/// <summary>Three forms of a value, each in the same small evaluator (docs/decisions/0001-value-representation.md).</summary>
internal static class RepresentationComparison
{
    public static void Run(TextWriter output)
    {
        output.WriteLine("| form | arithmetic ns | bytes | loop ns | bytes |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        Row(output, "struct of 16 bytes", Struct16.Arithmetic(), Struct16.Loop());
        Row(output, "struct of 24 bytes", Struct24.Arithmetic(), Struct24.Loop());
        Row(output, "objects", Boxed.Arithmetic(), Boxed.Loop());
    }

    private static void Row(TextWriter output, string form, Func<bool> arithmetic, Func<bool> loop)
    {
        var (first, second) = Stopwatches.Compare(arithmetic, loop);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {form} | {first.Nanoseconds:0.0} | {first.Bytes} | {second.Nanoseconds:0.0} | {second.Bytes} |"));
    }
}
