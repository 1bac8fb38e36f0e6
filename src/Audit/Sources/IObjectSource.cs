using Caveat.Manifests.Reading;

namespace Caveat.Audit.Sources;

/// <summary>Where the objects of a run come from: files, or a cluster. Gives them as they are read, and holds none.</summary>
public interface IObjectSource
{
    /// <summary>
    /// Documents in the order of the run, each an object or a list of them. What can't be read is a document with a problem, and the rest follows. A cluster's
    /// objects have a place without line.
    /// </summary>
    /// <param name="memory">For the bytes of the next document; asked once for each at most, and those of a document that comes from elsewhere need no other place.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run is to end; what was given counts.</exception>
    IAsyncEnumerable<ManifestDocument> ReadAsync(IDocumentMemory memory, CancellationToken cancellation);

    /// <summary>May be asked for at any time from another thread.</summary>
    SourceProgress Progress { get; }
}
