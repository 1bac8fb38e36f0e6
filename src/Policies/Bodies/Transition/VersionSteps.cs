using Caveat.Cel.Extensions.Stateful;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Which version may follow which. Immutable.</summary>
/// <param name="climbs">Steps that need no list.</param>
/// <param name="edges">Steps that are listed; within a series that stands in one, any version may follow a lower one.</param>
internal sealed class VersionSteps(Climb climbs, IReadOnlyList<VersionEdge> edges)
{
    private const Climb Up = Climb.Patch | Climb.NextMinor | Climb.AnyMinor | Climb.NextMajor | Climb.AnyMajor;

    public bool Allow(VersionObject from, VersionObject to) => AllowClimb(from, to) || AllowEdge(from, to);

    /// <summary>What is wrong with a step that is not allowed, and which ones are.</summary>
    public string Explain(string path, VersionObject from, VersionObject to)
    {
        var allowed = NextOf(from);
        if (allowed.Count == 0)
        {
            return TransitionMessages.NoStepFrom(path, from.ToString(), to.ToString());
        }

        return climbs == Climb.None && !Knows(to)
            ? TransitionMessages.UnknownVersion(path, to.ToString(), from.ToString(), allowed)
            : TransitionMessages.NoStep(path, from.ToString(), to.ToString(), allowed);
    }

    private bool AllowClimb(VersionObject from, VersionObject to)
    {
        var (major, minor) = (to.Number(0) - from.Number(0), to.Number(1) - from.Number(1));
        if (from.OrderTo(to) > 0)
        {
            return climbs.HasFlag(Climb.PatchDown) && major == 0 && minor == 0;
        }

        var needed = major > 1 ? Climb.AnyMajor : major == 1 ? Climb.NextMajor : minor > 1 ? Climb.AnyMinor : minor == 1 ? Climb.NextMinor : Climb.Patch;
        return (climbs & Up) >= needed;
    }

    private bool AllowEdge(VersionObject from, VersionObject to)
    {
        foreach (var edge in edges)
        {
            if (edge.From.Contains(from) && (edge.To.Contains(to) || (edge.From.Contains(to) && from.OrderTo(to) < 0)))
            {
                return true;
            }

            if (edge.To.Contains(from) && edge.To.Contains(to) && from.OrderTo(to) < 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool Knows(VersionObject version)
    {
        foreach (var edge in edges)
        {
            if (edge.From.Contains(version) || edge.To.Contains(version))
            {
                return true;
            }
        }

        return false;
    }

    // In the order of the author's text; what leads up within a series comes last.
    private List<string> NextOf(VersionObject from)
    {
        var next = new List<string>();
        foreach (var edge in edges)
        {
            AddOnce(next, edge.From.Contains(from) ? edge.To.ToString() : null);
        }

        foreach (var edge in edges)
        {
            AddOnce(next, edge.From.Contains(from) ? TransitionMessages.Higher(edge.From) : edge.To.Contains(from) ? TransitionMessages.Higher(edge.To) : null);
        }

        TransitionMessages.AddClimbs(next, climbs, from);
        return next;
    }

    private static void AddOnce(List<string> texts, string? text)
    {
        if (text is not null && !texts.Contains(text))
        {
            texts.Add(text);
        }
    }
}
