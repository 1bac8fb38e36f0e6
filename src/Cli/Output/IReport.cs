using Caveat.Manifests;

namespace Caveat.Cli.Output;

/// <summary>A form in which results are written.</summary>
internal interface IReport : IDisposable
{
    /// <summary>Called for each object, in order.</summary>
    void Add(JudgedManifest result);

    /// <summary>Called once, after the last.</summary>
    void Finish();
}
