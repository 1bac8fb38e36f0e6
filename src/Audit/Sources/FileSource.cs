using System.Runtime.CompilerServices;
using Caveat.Manifests;
using Caveat.Manifests.Reading;

namespace Caveat.Audit.Sources;

/// <summary>The objects of files, directories and standard input.</summary>
public sealed class FileSource : IObjectSource
{
    private readonly InputFiles _input;
    private readonly IReadOnlyList<string> _paths;
    private long _totalBytes;
    private long _closedBytes;
    private DocumentStream? _open;

    /// <param name="input">Opens files.</param>
    /// <param name="paths">Files, directories, or <c>-</c>.</param>
    public FileSource(InputFiles input, IReadOnlyList<string> paths)
    {
        _input = input;
        _paths = paths;
    }

    /// <summary>Counted in bytes; the total is 0 before the first document, and when standard input is among the files.</summary>
    public SourceProgress Progress => new(_closedBytes + (_open?.Consumed ?? 0), _totalBytes);

    /// <summary>As <see cref="ReadAsync"/>, for who has nothing to wait for.</summary>
    public IEnumerable<ManifestDocument> Read()
    {
        var files = _input.Find(_paths);
        _totalBytes = SumOf(files);
        foreach (var file in files)
        {
            foreach (var document in ReadFile(file))
            {
                yield return document;
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ManifestDocument> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var document in Read())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return document;
        }
    }

    private IEnumerable<ManifestDocument> ReadFile(string path)
    {
        using var stream = _input.TryOpen(path, out var problem);
        if (stream is null)
        {
            yield return Refused(path, problem!);
            yield break;
        }

        _open = new DocumentStream(stream, InputFiles.NameOf(path), ReadingLimits.Default);
        while (Next(path) is { } document)
        {
            yield return document;
            if (document.Problem is not null && document.Place.Line == 0)
            {
                break;
            }
        }

        _closedBytes += _open.Consumed;
        _open = null;
    }

    private ManifestDocument? Next(string path)
    {
        try
        {
            return _open!.Next();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused(path, $"{path}: {e.Message}");
        }
    }

    private long SumOf(IReadOnlyList<string> files)
    {
        var sum = 0L;
        foreach (var file in files)
        {
            if (file == InputFiles.StandardInputPath)
            {
                return 0;
            }

            sum += _input.LengthOf(file);
        }

        return sum;
    }

    private static ManifestDocument Refused(string path, string problem) => new(new ManifestPlace(path, 0), default, DocumentForm.Yaml, problem);
}
