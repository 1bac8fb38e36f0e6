using System.Buffers;

namespace Caveat.Manifests.Reading;

/// <summary>
/// The documents of a stream, one at a time: YAML and JSON, also in turns, concatenated or a line each; long lists item by item. What is held does not grow with the
/// stream.
/// </summary>
public sealed class DocumentStream
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n"u8);

    private readonly ByteWindow _window;
    private readonly string _file;
    private readonly bool _isJson;
    private readonly ReadingLimits _limits;
    private readonly JsonDocuments _json;
    private readonly YamlDocuments _yaml;
    private bool _isGivenUp;

    /// <param name="stream">Read from where it stands; not closed.</param>
    /// <param name="file">As messages name it; one that ends in <c>.json</c> is taken to hold nothing but JSON.</param>
    /// <param name="limits">How much is held at once.</param>
    /// <param name="memory">Takes the bytes of documents; null: each has its own.</param>
    public DocumentStream(Stream stream, string file, ReadingLimits limits, IDocumentMemory? memory = null)
    {
        _file = file;
        _limits = limits;
        _isJson = file.EndsWith(".json", StringComparison.Ordinal);
        _window = new ByteWindow(stream, memory ?? OwnMemory.Instance);
        _json = new JsonDocuments(_window, file, limits);
        _yaml = new YamlDocuments(_window, file, limits);
    }

    /// <summary>Bytes of the stream that were read and passed on.</summary>
    public long Consumed => _window.Consumed;

    /// <summary>The next document, or why there is none where one should be; null at the end.</summary>
    /// <exception cref="IOException">The stream can't be read.</exception>
    public ManifestDocument? Next()
    {
        while (!_isGivenUp)
        {
            if (_json.IsInList || _yaml.IsInList)
            {
                if ((_json.IsInList ? _json.Next() : _yaml.Next()) is { } item)
                {
                    return item;
                }
            }
            else if (_json.BrokenCount > _limits.MaxBrokenDocuments)
            {
                return GiveUp();
            }
            else if (!SkipBlankLines())
            {
                return null;
            }
            else if (Begin() is { } document)
            {
                return document;
            }
        }

        return null;
    }

    private ManifestDocument? Begin()
    {
        var first = SkipSpace(0);
        if (StartsBraces(first))
        {
            _window.Consume(first);
            _json.Begin(_isJson ? DocumentForm.Json : DocumentForm.Braces);
            return _json.Next();
        }

        if (_isJson)
        {
            return _json.SkipBroken(DocumentForm.Json);
        }

        _yaml.Begin();
        return _yaml.Next();
    }

    // In YAML a brace may also begin a mapping in flow style, whose keys need no quotes.
    private bool StartsBraces(int first)
    {
        if (first == _window.Length || _window.Span[first] is not ((byte)'{' or (byte)'['))
        {
            return false;
        }

        var second = SkipSpace(first + 1);
        return _isJson || (_window.Span[first] == '{' && second < _window.Length && _window.Span[second] is (byte)'"' or (byte)'}');
    }

    // The place of the next byte that is no white space, read to where it may be; the window's length when the stream ends before.
    private int SkipSpace(int from)
    {
        while (true)
        {
            var found = _window.Span[from..].IndexOfAnyExcept(WhiteSpace);
            if (found >= 0)
            {
                return from + found;
            }

            from = _window.Length;
            if (from > _limits.MaxObjectBytes || !_window.TryGrow())
            {
                return from;
            }
        }
    }

    /// <summary>Goes to the line of the next document, behind a marker that says nothing but that one begins; false at the end.</summary>
    private bool SkipBlankLines()
    {
        if (_window.Consumed == 0 && StartsWith(ByteOrderMark))
        {
            _window.Consume(ByteOrderMark.Length);
        }

        while (true)
        {
            var first = SkipSpace(0);
            _window.Consume(_window.Span[..first].LastIndexOf((byte)'\n') + 1);
            first = SkipSpace(0);
            if (first == _window.Length)
            {
                _window.Consume(first);
                if (!_window.TryGrow())
                {
                    return false;
                }
            }
            else if (!SkipMarker(first))
            {
                return true;
            }
        }
    }

    private bool SkipMarker(int first)
    {
        if (first > 0 || !StartsWith("---"u8))
        {
            return false;
        }

        // Looking on reads on: what the window holds is asked behind it.
        var end = SkipSpace(3);
        var lineEnd = _window.Span[..end].IndexOf((byte)'\n');
        _window.Consume(lineEnd + 1);
        return lineEnd >= 0;
    }

    // A read may give a single byte.
    private bool StartsWith(ReadOnlySpan<byte> bytes)
    {
        while (_window.Length < bytes.Length && _window.TryGrow())
        {
        }

        return _window.Span.StartsWith(bytes);
    }

    private ManifestDocument GiveUp()
    {
        _isGivenUp = true;
        var place = new ManifestPlace(_file, _window.Line);
        return new ManifestDocument(place, default, DocumentForm.Json, $"{place}: {ReadingMessages.GivenUp(_limits.MaxBrokenDocuments)}");
    }
}
