namespace Caveat.Policies.Evaluation;

/// <summary>All that judging a review takes; used again for the next one.</summary>
internal sealed class Bench
{
    public Bench()
    {
        Judgement = new Judgement();
        Validation = new ValidationPass(Judgement);
        Defaults = new DefaultsPass(Judgement);
        Needs = new NeedsPass(Judgement);
    }

    public Judgement Judgement { get; }

    public ValidationPass Validation { get; }

    public DefaultsPass Defaults { get; }

    public NeedsPass Needs { get; }
}
