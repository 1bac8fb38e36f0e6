namespace Caveat.Audit.Reports;

/// <summary>A form in which results are written. One thread at a time.</summary>
public interface IReport : IDisposable
{
    /// <summary>Called for each object, in order.</summary>
    void Add(ObjectReport report);

    /// <summary>Called for each input that could not be read or judged, between the objects.</summary>
    /// <param name="problem">A whole message with its place in front.</param>
    void AddProblem(string problem);

    /// <summary>Called once, after the last: writes what was held back, and flushes.</summary>
    void Finish();
}
