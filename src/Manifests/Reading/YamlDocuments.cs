namespace Caveat.Manifests.Reading;

/// <summary>
/// Cuts YAML at its markers, which are markers wherever they stand at the start of a line (YAML 1.2, section 9.1.2). A long list in block style, as kubectl prints it,
/// gives its items one at a time: an anchor in one is not known in the next.
/// </summary>
internal sealed class YamlDocuments
{
    private const int NotFound = 0;
    private const int NoList = -1;

    private readonly ByteWindow _window;
    private readonly string _file;
    private readonly ReadingLimits _limits;
    private int _position;

    // Behind the line "items:" of the outermost mapping.
    private int _items;
    private int _itemColumn;
    private int _itemCount;

    public YamlDocuments(ByteWindow window, string file, ReadingLimits limits)
    {
        _window = window;
        _file = file;
        _limits = limits;
    }

    /// <summary>Whether a list is being read item by item.</summary>
    public bool IsInList { get; private set; }

    public void Begin()
    {
        (_position, _itemCount, _items) = (0, 0, NotFound);
        IsInList = false;
    }

    /// <summary>The document, or the next item of a long list; null where nothing more comes of this document.</summary>
    public ManifestDocument? Next()
    {
        if (IsInList)
        {
            return NextItem();
        }

        while (NextLine() is { IsEmpty: false } line)
        {
            var start = _position;
            _position += line.Length;
            if (IsEndMarker(line))
            {
                return Document(_position);
            }

            if (start > 0 && IsMarker(line, "---"u8) && HasContent(start))
            {
                return Document(start);
            }

            _items = _items == NotFound && IsItemsKey(line) ? _position : _items;
            if (_position > _limits.MaxWholeListBytes && _items > NotFound && TryEnterList())
            {
                return NextItem();
            }

            if (_position > _limits.MaxObjectBytes)
            {
                return Refuse();
            }
        }

        return _window.Length == 0 ? null : Document(_window.Length);
    }

    // The line at the position with its end; empty at the end of the stream.
    private ReadOnlySpan<byte> NextLine()
    {
        var searched = _position;
        while (true)
        {
            var rest = _window.Span[searched..];
            var end = rest.IndexOf((byte)'\n');
            if (end >= 0)
            {
                return _window.Span[_position..(searched + end + 1)];
            }

            searched = _window.Length;
            if (searched - _position > _limits.MaxObjectBytes || !_window.TryGrow())
            {
                return _window.Span[_position..];
            }
        }
    }

    private ManifestDocument Document(int length)
    {
        var place = new ManifestPlace(_file, _window.Line);
        return new ManifestDocument(place, _window.Take(length), DocumentForm.Yaml);
    }

    private ManifestDocument Refuse()
    {
        var place = new ManifestPlace(_file, _window.Line);
        SkipDocument();
        return new ManifestDocument(place, default, DocumentForm.Yaml, $"{place}: {ReadingMessages.TooLong(_limits.MaxObjectBytes)}");
    }

    private void SkipDocument()
    {
        _window.Consume(Math.Min(_position, _window.Length));
        _position = 0;
        while (NextLine() is { IsEmpty: false } line && !IsMarker(line, "---"u8))
        {
            _window.Consume(line.Length);
        }
    }

    // What holds no item behind its blank lines and comments is no list: it is read whole, whatever it is.
    private bool TryEnterList()
    {
        var back = _position;
        _position = _items;
        var line = NextLine();
        while (!line.IsEmpty && (IsBlank(line) || line[ColumnOf(line)] == '#') && _position <= _limits.MaxObjectBytes)
        {
            _position += line.Length;
            line = NextLine();
        }

        _itemColumn = ColumnOf(line);
        IsInList = IsItem(line);
        if (!IsInList)
        {
            (_position, _items) = (back, NoList);
            return false;
        }

        _window.Consume(_position);
        _position = 0;
        return true;
    }

    private ManifestDocument? NextItem()
    {
        _position = 0;
        while (IsInList && NextLine() is { IsEmpty: false } line)
        {
            var endsItem = _position > 0 && EndsItem(line);
            IsInList = !endsItem || IsItem(line);
            if (endsItem)
            {
                return Item(_position);
            }

            _position += line.Length;
            if (_position > _limits.MaxObjectBytes)
            {
                IsInList = false;
                return Refuse();
            }
        }

        return _position > 0 ? Item(_position) : EndList();
    }

    private ManifestDocument? EndList()
    {
        IsInList = false;
        SkipDocument();
        return null;
    }

    private ManifestDocument Item(int length)
    {
        var place = new ManifestPlace(_file, _window.Line, $"items[{_itemCount++}]");
        var item = _window.Take(length);
        item.Span[_itemColumn] = (byte)' ';
        if (!IsInList)
        {
            _position = 0;
            SkipDocument();
        }

        return new ManifestDocument(place, item, DocumentForm.Yaml);
    }

    // What is indented no deeper than the dash belongs to the item no more.
    private bool EndsItem(ReadOnlySpan<byte> line) => !IsBlank(line) && ColumnOf(line) <= _itemColumn && line[ColumnOf(line)] != '#';

    private bool IsItem(ReadOnlySpan<byte> line) =>
        !line.IsEmpty && ColumnOf(line) == _itemColumn && line[_itemColumn..] is [(byte)'-', (byte)' ' or (byte)'\n' or (byte)'\r', ..];

    private static bool IsItemsKey(ReadOnlySpan<byte> line) =>
        line.StartsWith("items:"u8) && (IsBlank(line["items:".Length..]) || line["items:".Length..].TrimStart(" \t"u8) is [(byte)'#', ..]);

    // Directives and comments belong to the document that follows.
    private bool HasContent(int length)
    {
        foreach (var range in _window.Span[..length].Split((byte)'\n'))
        {
            var line = _window.Span[range];
            if (!IsBlank(line) && line[0] != '%' && line[ColumnOf(line)] != '#')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEndMarker(ReadOnlySpan<byte> line) => IsMarker(line, "..."u8);

    private static bool IsMarker(ReadOnlySpan<byte> line, ReadOnlySpan<byte> marker) =>
        line.StartsWith(marker) && (line.Length == marker.Length || line[marker.Length] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r\n"u8).IsEmpty;

    private static int ColumnOf(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ') is >= 0 and var column ? column : line.Length;
}
