namespace Caveat.Webhook.Fuzz;

/// <summary>
/// Judges whatever octets it gets, in both phases. It throws where one of these does not hold: nothing is thrown; what is no review is refused; an answer repeats the request's uid and has its
/// form; no write that the policies forbid beyond doubt is allowed; a patch applies and only adds; the answer does not depend on what was judged before.
/// </summary>
public static class ReviewTarget
{
    private static readonly FuzzedWebhook Webhook = new(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "policies.yaml")), static _ => { });

    /// <summary>One run.</summary>
    /// <exception cref="InvalidOperationException">A promise was broken.</exception>
    public static void Run(ReadOnlySpan<byte> octets)
    {
        var review = octets.ToArray();
        using var reading = ReviewReading.Of(review);
        Judge(review, reading, mutates: false);
        Judge(review, reading, mutates: true);
    }

    /// <summary>The answer as text, or the refusal.</summary>
    public static string Answer(byte[] review, bool mutates) =>
        Webhook.Answer(review, mutates, out var refusal) is { } answer ? System.Text.Encoding.UTF8.GetString(answer) : refusal;

    private static void Judge(byte[] review, ReviewReading? reading, bool mutates)
    {
        if (Webhook.Answer(review, mutates, out var refusal) is not { } answer)
        {
            Promise.Keep(refusal.Length > 0, "a reason for each refusal");
            return;
        }

        Promise.Keep(reading is not null, "a refusal of what another reader takes for no review");
        AnswerPromises.Check(reading!, answer, mutates);
    }
}
