using System.Buffers;

namespace Caveat.Manifests.Reading;

/// <summary>
/// Finds where JSON documents end by their brackets alone; whether they are JSON is for the parser to say. A long list gives its items, one at a time.
/// </summary>
internal sealed class JsonDocuments
{
    private const int NotFound = -1;
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);

    private readonly ByteWindow _window;
    private readonly string _file;
    private readonly ReadingLimits _limits;
    private DocumentForm _form;
    private int _position;
    private int _depth;
    private bool _isInString;
    private int _stringStart;
    private int _stringEnd;
    private int _itemsStart = NotFound;
    private int _itemStart = NotFound;
    private int _itemCount;
    private bool _isDropped;

    public JsonDocuments(ByteWindow window, string file, ReadingLimits limits)
    {
        _window = window;
        _file = file;
        _limits = limits;
    }

    /// <summary>Whether a list is being read item by item.</summary>
    public bool IsInList { get; private set; }

    /// <summary>Documents whose end was not found.</summary>
    public int BrokenCount { get; private set; }

    /// <summary>Starts at the window's first byte, an opening bracket.</summary>
    public void Begin(DocumentForm form)
    {
        _form = form;
        (_position, _depth, _isInString, _isDropped, IsInList) = (0, 0, false, false, false);
        (_itemsStart, _itemStart, _itemCount) = (NotFound, NotFound, 0);
        (_stringStart, _stringEnd) = (0, 0);
    }

    /// <summary>The document, or the next item of a long list; null where nothing more comes of this document.</summary>
    public ManifestDocument? Next()
    {
        while (true)
        {
            switch (Scan())
            {
                case JsonStep.Item:
                    return TakeItem();
                case JsonStep.Document when IsInList || _isDropped:
                    return LeaveList();
                case JsonStep.Document:
                    return Document(_position);
                case JsonStep.TooLong:
                    return Drop();
                case JsonStep.LongList:
                    EnterList();
                    break;
                default:
                    return TakeBroken();
            }
        }
    }

    private JsonStep Scan()
    {
        while (true)
        {
            if (_position >= _window.Length && Refill() is { } stopped)
            {
                return stopped;
            }

            var rest = _window.Span[_position..];
            var next = _isInString ? rest.IndexOfAny((byte)'"', (byte)'\\') : rest.IndexOfAny(Marks);
            if (next < 0)
            {
                _position = _window.Length;
                continue;
            }

            var mark = rest[next];
            _position += next + 1;
            if (_isInString)
            {
                LeaveString(mark);
            }
            else if (Count(mark) is { } step)
            {
                return step;
            }
        }
    }

    // Null when there is more to look at.
    private JsonStep? Refill()
    {
        if (_isDropped)
        {
            var dropped = Math.Min(_position, _window.Length);
            _window.Consume(dropped);
            _position -= dropped;
        }
        else if (!IsInList && _itemsStart != NotFound && _depth >= 2 && _window.Length >= _limits.MaxWholeListBytes)
        {
            return JsonStep.LongList;
        }
        else if (_window.Length > _limits.MaxObjectBytes)
        {
            return JsonStep.TooLong;
        }

        while (_position >= _window.Length)
        {
            if (!_window.TryGrow())
            {
                return JsonStep.End;
            }
        }

        return null;
    }

    private void LeaveString(byte mark)
    {
        if (mark == '\\')
        {
            _position++;
            return;
        }

        _isInString = false;
        _stringEnd = _position - 1;
    }

    private JsonStep? Count(byte mark)
    {
        switch (mark)
        {
            case (byte)'"':
                _isInString = true;
                _stringStart = _position;
                return null;
            case (byte)'{' or (byte)'[':
                Open(mark);
                return null;
            default:
                return Close();
        }
    }

    private void Open(byte mark)
    {
        _depth++;
        if (_depth == 2 && mark == '[' && !_isDropped && !IsInList && _window.Span[_stringStart.._stringEnd].SequenceEqual("items"u8))
        {
            _itemsStart = _position;
        }
        else if (_depth == 3 && IsInList && _itemStart == NotFound)
        {
            _itemStart = _position - 1;
        }
    }

    private JsonStep? Close()
    {
        _depth--;
        if (_depth <= 0)
        {
            return JsonStep.Document;
        }

        if (_depth == 1 && !IsInList)
        {
            _itemsStart = NotFound;
        }
        else if (_depth == 1)
        {
            // What stands behind the items says nothing of them.
            _isDropped = true;
        }

        return _depth == 2 && IsInList && !_isDropped ? JsonStep.Item : null;
    }

    // The list is looked at once more from its first item.
    private void EnterList()
    {
        IsInList = true;
        _window.Consume(_itemsStart);
        (_position, _depth, _isInString) = (0, 2, false);
    }

    private ManifestDocument TakeItem()
    {
        var between = _window.Span[.._itemStart].Trim(" \t\r\n,"u8);
        var length = _position - _itemStart;
        _window.Consume(_itemStart);
        var place = new ManifestPlace(_file, _window.Line, $"items[{_itemCount}]");
        _itemCount++;
        _itemStart = NotFound;
        _position = 0;
        var item = _window.Take(length);
        return between.Length == 0 ? new ManifestDocument(place, item, _form) : Refuse(place, ReadingMessages.NoItem);
    }

    private ManifestDocument? LeaveList()
    {
        _window.Consume(Math.Min(_position, _window.Length));
        IsInList = false;
        return null;
    }

    private ManifestDocument Document(int length)
    {
        var place = new ManifestPlace(_file, _window.Line);
        return new ManifestDocument(place, _window.Take(length), _form);
    }

    // Too long, unless a bracket is missing: then what stands there are several documents.
    private ManifestDocument? Drop()
    {
        if (!IsInList && EndOfBroken() is var end && end < _window.Length)
        {
            BrokenCount++;
            return Document(end);
        }

        var place = new ManifestPlace(_file, _window.Line, IsInList ? $"items[{_itemCount}]" : "");
        var problem = IsInList ? ReadingMessages.ItemTooLong(_limits.MaxObjectBytes) : ReadingMessages.TooLong(_limits.MaxObjectBytes);
        _isDropped = true;
        IsInList = true;
        return Refuse(place, problem);
    }

    /// <summary>What stands at the window's first byte, which is no opening bracket, up to where the next document seems to begin.</summary>
    public ManifestDocument? SkipBroken(DocumentForm form)
    {
        Begin(form);
        return TakeBroken();
    }

    private ManifestDocument? TakeBroken()
    {
        if (_isDropped || _window.Length == 0)
        {
            return LeaveList();
        }

        BrokenCount++;
        return IsInList ? EndCutList() : Document(EndOfBroken());
    }

    private ManifestDocument EndCutList()
    {
        var place = new ManifestPlace(_file, _window.Line, $"items[{_itemCount}]");
        _window.Consume(_window.Length);
        IsInList = false;
        return Refuse(place, ReadingMessages.CutList);
    }

    // The next document begins with a bracket or a marker at the start of a line.
    private int EndOfBroken()
    {
        while (true)
        {
            var span = _window.Span;
            var brace = span.IndexOf("\n{"u8);
            var marker = span.IndexOf("\n---"u8);
            var end = brace < 0 ? marker : marker < 0 ? brace : Math.Min(brace, marker);
            if (end >= 0)
            {
                return end + 1;
            }

            if (span.Length > _limits.MaxObjectBytes || !_window.TryGrow())
            {
                return span.Length;
            }
        }
    }

    private static ManifestDocument Refuse(ManifestPlace place, string problem) => new(place, default, DocumentForm.Json, $"{place}: {problem}");
}
