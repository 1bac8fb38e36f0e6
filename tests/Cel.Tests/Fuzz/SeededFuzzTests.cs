using System.Diagnostics;
using Caveat.Cel.Fuzz;

namespace Caveat.Cel.Tests.Fuzz;

/// <summary>The fuzzing target over its corpus, and over mutations of it that are the same each time.</summary>
public sealed class SeededFuzzTests
{
    private const int Runs = 20_000;
    private const int Seed = 20_261_122;
    private const string Signs = "()[]{}.,?:+-*/%!<>=&|'\"\\ 019aux";

    // A machine that is busy does fewer runs; the first ones are always the same.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public void KeepsItsPromisesForMutatedExpressions()
    {
        var corpus = Corpus();
        var random = new Random(Seed);
        var watch = Stopwatch.StartNew();
        for (var run = 0; run < Runs && watch.Elapsed < Longest; run++)
        {
            var octets = run < corpus.Count ? corpus[run] : Mutated(random, corpus);
            var failure = Record.Exception(() => ExpressionTarget.Run(octets));
            Assert.True(failure is null, $"run {run}, octets {Convert.ToBase64String(octets)}: {failure}");
        }
    }

    private static List<byte[]> Corpus()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "corpus"), "*.cel");
        Array.Sort(files, StringComparer.Ordinal);
        Assert.NotEmpty(files);
        return [.. Array.ConvertAll(files, File.ReadAllBytes)];
    }

    private static byte[] Mutated(Random random, List<byte[]> corpus)
    {
        var octets = new List<byte>(corpus[random.Next(corpus.Count)]);
        for (var changes = random.Next(1, 5); changes > 0 && octets.Count > 0; changes--)
        {
            var at = random.Next(octets.Count);
            switch (random.Next(4))
            {
                case 0:
                    octets[at] = (byte)random.Next(256);
                    break;
                case 1:
                    octets.RemoveRange(at, Math.Min(octets.Count - at, random.Next(1, 9)));
                    break;
                case 2:
                    octets.Insert(at, (byte)Signs[random.Next(Signs.Length)]);
                    break;
                default:
                    var other = corpus[random.Next(corpus.Count)];
                    var start = random.Next(other.Length);
                    octets.InsertRange(at, other[start..Math.Min(other.Length, start + random.Next(1, 40))]);
                    break;
            }
        }

        return [.. octets];
    }
}
