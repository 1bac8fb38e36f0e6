using System.Runtime.CompilerServices;
using Caveat.Manifests;
using Caveat.Manifests.Reading;

namespace Caveat.Audit.Sources;

/// <summary>The objects of files, directories, archives (<c>.tar</c>, <c>.tar.gz</c>, <c>.tgz</c>) and standard input.</summary>
public sealed class FileSource : IObjectSource
{
    private static readonly Func<long> Nothing = static () => 0;

    private readonly InputFiles _input;
    private readonly IReadOnlyList<string> _paths;
    private long _totalBytes;
    private long _closedBytes;
    private Func<long> _position = Nothing;

    /// <param name="input">Opens files.</param>
    /// <param name="paths">Files, directories, or <c>-</c>.</param>
    public FileSource(InputFiles input, IReadOnlyList<string> paths)
    {
        _input = input;
        _paths = paths;
    }

    /// <summary>Counted in bytes; the total is 0 before the first document, and when standard input is among the files.</summary>
    public SourceProgress Progress => new(Interlocked.Read(ref _closedBytes) + Volatile.Read(ref _position)(), _totalBytes);

    /// <summary>As <see cref="ReadAsync"/>, for who has nothing to wait for, and each document with bytes of its own.</summary>
    public IEnumerable<ManifestDocument> Read() => Read(OwnMemory.Instance);

    private IEnumerable<ManifestDocument> Read(IDocumentMemory memory)
    {
        var files = _input.Find(_paths);
        _totalBytes = SumOf(files);
        foreach (var file in files)
        {
            foreach (var document in ReadFile(file, memory))
            {
                yield return document;
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ManifestDocument> ReadAsync(IDocumentMemory memory, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (_paths.Contains(InputFiles.StandardInputPath, StringComparer.Ordinal))
        {
            await foreach (var document in WaitForAsync(memory, cancellation))
            {
                yield return document;
            }

            yield break;
        }

        foreach (var document in Read(memory))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return document;
        }
    }

    // Who writes to standard input may take its time, and a read of it can't be broken off: it is left alone then, and ends with the process.
    private async IAsyncEnumerable<ManifestDocument> WaitForAsync(IDocumentMemory memory, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var documents = Read(memory).GetEnumerator();
        while (await Task.Run(documents.MoveNext, CancellationToken.None).WaitAsync(cancellation))
        {
            yield return documents.Current;
        }
    }

    private IEnumerable<ManifestDocument> ReadFile(InputFile file, IDocumentMemory memory)
    {
        var (path, problem) = file;
        using var stream = problem is null ? _input.TryOpen(path, out problem) : null;
        if (stream is null)
        {
            yield return Refused(path, problem!);
            yield break;
        }

        foreach (var document in ArchiveReader.IsArchive(path) ? ReadArchive(path, stream, memory) : ReadStream(InputFiles.NameOf(path), stream, memory))
        {
            yield return document;
        }

        Interlocked.Add(ref _closedBytes, Volatile.Read(ref _position)());
        Volatile.Write(ref _position, Nothing);
    }

    private IEnumerable<ManifestDocument> ReadArchive(string path, Stream stream, IDocumentMemory memory)
    {
        using var archive = new ArchiveReader(stream, path);
        Volatile.Write(ref _position, () => archive.Position);
        while (archive.Next() is { } entry)
        {
            foreach (var document in Read(new DocumentStream(entry.Data, entry.Name, ReadingLimits.Default, memory), entry.Name))
            {
                yield return document;
            }
        }

        if (archive.Problem is { } problem)
        {
            yield return Refused(path, problem);
        }
    }

    private IEnumerable<ManifestDocument> ReadStream(string name, Stream stream, IDocumentMemory memory)
    {
        var documents = new DocumentStream(stream, name, ReadingLimits.Default, memory);
        Volatile.Write(ref _position, () => documents.Consumed);
        return Read(documents, name);
    }

    private static IEnumerable<ManifestDocument> Read(DocumentStream documents, string name)
    {
        while (Next(documents, name) is { } document)
        {
            yield return document;
            if (document.Problem is not null && document.Place.Line == 0)
            {
                break;
            }
        }
    }

    private static ManifestDocument? Next(DocumentStream documents, string name)
    {
        try
        {
            return documents.Next();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Refused(name, $"{name}: {e.Message}");
        }
    }

    private long SumOf(IReadOnlyList<InputFile> files)
    {
        var sum = 0L;
        foreach (var file in files)
        {
            if (file.Path == InputFiles.StandardInputPath)
            {
                return 0;
            }

            sum += _input.LengthOf(file.Path);
        }

        return sum;
    }

    private static ManifestDocument Refused(string path, string problem) => new(new ManifestPlace(path, 0), default, DocumentForm.Yaml, problem);
}
