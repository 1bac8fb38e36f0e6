using System.Diagnostics;
using System.Globalization;
using System.Text;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Policies.Bench;

/// <summary>Times one review with 10 policies and with 1,000 of which the same ten match, in turns, so that what else the machine does falls on both.</summary>
internal sealed class ReviewBench(int samples)
{
    private const int Rounds = 400;

    private const string Json = """
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"1","kind":{"group":"example.com","version":"v1","kind":"Database"},
        "resource":{"group":"example.com","version":"v1","resource":"databases"},"name":"orders","namespace":"prod","operation":"UPDATE","userInfo":{"username":"alice","groups":["system:authenticated"]},
        "object":{"apiVersion":"example.com/v1","kind":"Database","metadata":{"name":"orders","namespace":"prod","labels":{"team":"shop"}},
        "spec":{"replicas":3,"version":"4.2.1","image":"example.com/db:4.2.1","config":{"min.insync.replicas":2},"storage":{"size":"100Gi"},
        "listeners":[{"name":"plain","port":9092},{"name":"tls","port":9093},{"name":"external","port":9094}],"volumes":[{"id":0,"size":"100Gi"},{"id":1,"size":"200Gi"}]}},
        "oldObject":{"apiVersion":"example.com/v1","kind":"Database","metadata":{"name":"orders","namespace":"prod","labels":{"team":"shop"}},
        "spec":{"replicas":3,"version":"4.1.0","image":"example.com/db:4.1.0","config":{"min.insync.replicas":2},"storage":{"size":"100Gi"},
        "listeners":[{"name":"plain","port":9092},{"name":"tls","port":9093}],"volumes":[{"id":0,"size":"100Gi"},{"id":1,"size":"100Gi"}]}},"dryRun":false}}
        """;

    public string Run()
    {
        var review = ReviewOf(Json);
        var none = ReviewOf(Json.Replace("\"Database\"", "\"Unknown\"", StringComparison.Ordinal).Replace("\"databases\"", "\"unknowns\"", StringComparison.Ordinal));
        var (ten, thousand) = (LoadBench.Load(LoadBench.TextsOf(10)), LoadBench.Load(LoadBench.TextsOf(1000)));
        (string Name, Action Body)[] subjects =
        [
            ("10 policies loaded", () => Judge(ten, review)), ("1,000 policies loaded, the same ten match", () => Judge(thousand, review)),
            ("10 policies loaded, none matches", () => Judge(ten, none)), ("1,000 policies loaded, none matches", () => Judge(thousand, none)),
        ];
        var times = Measure(subjects);
        var report = new StringBuilder().Append(CultureInfo.InvariantCulture, $"## One review, ten matching policies of ten rules each\n\nMedians of {samples} samples of {Rounds} reviews, in turns; the target for 1,000 is 1.10 times that for 10.\n\n");
        report.Append("| | µs | ratio to 10 loaded | bytes allocated |\n|---|---:|---:|---:|\n");
        for (var i = 0; i < subjects.Length; i++)
        {
            report.Append(CultureInfo.InvariantCulture, $"| {subjects[i].Name} | {times[i]:0.00} | {times[i] / times[i & ~1]:0.00} | {BytesOf(subjects[i].Body)} |\n");
        }

        return report.ToString();
    }

    private double[] Measure((string Name, Action Body)[] subjects)
    {
        var taken = Array.ConvertAll(subjects, _ => new double[samples]);
        for (var sample = -3; sample < samples; sample++)
        {
            for (var i = 0; i < subjects.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                for (var round = 0; round < Rounds; round++)
                {
                    subjects[i].Body();
                }

                taken[i][Math.Max(sample, 0)] = watch.Elapsed.TotalMicroseconds / Rounds;
            }
        }

        return Array.ConvertAll(taken, static all =>
        {
            Array.Sort(all);
            return all[all.Length / 2];
        });
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

    private static void Judge(PolicySet set, Review review)
    {
        if (!set.Evaluate(review).Allowed)
        {
            throw new InvalidOperationException("the review is sound, and was denied: " + set.Evaluate(review).Message);
        }
    }

    private static Review ReviewOf(string json)
    {
        var text = new JsonText();
        if (!text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Review, out _) || !AdmissionReview.TryRead(text, out var request, out _))
        {
            throw new InvalidOperationException("the review can't be read");
        }

        return new Review { Request = request, Phase = ReviewPhase.Validate, Now = DateTimeOffset.UnixEpoch };
    }
}
