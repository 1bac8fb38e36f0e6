using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Caveat.Kube;

namespace Caveat.Json.Bench;

/// <summary>
/// Times the readers in turns, so that what else the machine does falls on all of them, and compares the medians.
/// </summary>
internal sealed class JsonBench
{
    private const int Rounds = 1500;

    private readonly byte[] _review;
    private readonly int _samples;
    private readonly JsonText _text = new();
    private readonly AdmissionRequest _request = new();

    public JsonBench(byte[] review, int samples)
    {
        _review = review;
        _samples = samples;
    }

    public string Run()
    {
        (string Name, Action Body)[] subjects =
        [
            ("JsonDocument.Parse", ParseDocument),
            ("JsonDocument.Parse, duplicates refused", ParseStrictDocument),
            ("Utf8JsonReader, tokens only", ReadTokens),
            ("JsonText.TryParse", ParseText),
            ("JsonText.TryParse and AdmissionReview.TryRead", ReadReview),
        ];
        var times = Measure(subjects);
        var builder = new StringBuilder($"Review of {_review.Length:N0} bytes; medians of {_samples} samples of {Rounds:N0} rounds, in turns.\n\n");
        builder.Append("| reader | µs | ratio to JsonDocument.Parse | bytes allocated |\n|---|---:|---:|---:|\n");
        for (var i = 0; i < subjects.Length; i++)
        {
            var ratio = (times[i] / times[0]).ToString("0.00", CultureInfo.InvariantCulture);
            builder.Append($"| {subjects[i].Name} | {times[i].ToString("0.00", CultureInfo.InvariantCulture)} | {ratio} | {BytesOf(subjects[i].Body)} |\n");
        }

        return builder.ToString();
    }

    private double[] Measure((string Name, Action Body)[] subjects)
    {
        var samples = new double[subjects.Length][];
        for (var i = 0; i < subjects.Length; i++)
        {
            samples[i] = new double[_samples];
        }

        for (var sample = -3; sample < _samples; sample++)
        {
            for (var i = 0; i < subjects.Length; i++)
            {
                samples[i][Math.Max(0, sample)] = TimeOf(subjects[i].Body);
            }
        }

        return Array.ConvertAll(samples, Median);
    }

    private static double TimeOf(Action body)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Rounds; i++)
        {
            body();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Rounds;
    }

    private static long BytesOf(Action body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            body();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private void ParseDocument()
    {
        using var document = JsonDocument.Parse(_review);
        Check(document.RootElement.ValueKind == JsonValueKind.Object);
    }

    private void ParseStrictDocument()
    {
        using var document = JsonDocument.Parse(_review, new JsonDocumentOptions { AllowDuplicateProperties = false });
        Check(document.RootElement.ValueKind == JsonValueKind.Object);
    }

    private void ReadTokens()
    {
        var reader = new Utf8JsonReader(_review);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        Check(tokens > 0);
    }

    private void ParseText() => Check(_text.TryParse(_review, JsonLimits.Review, out _));

    private void ReadReview() => Check(_text.TryParse(_review, JsonLimits.Review, out _) && AdmissionReview.TryRead(_text, _request, out _));

    private static void Check(bool isRead)
    {
        if (!isRead)
        {
            throw new InvalidOperationException("the review was not read");
        }
    }
}
