using Caveat.Manifests;

namespace Caveat.Audit.Judging;

/// <summary>Judges the objects of a run, one at a time and not for several threads.</summary>
public interface IObjectJudge
{
    /// <param name="manifest">An object of the source, alive until the answer.</param>
    ObjectOutcome Judge(Manifest manifest);
}
