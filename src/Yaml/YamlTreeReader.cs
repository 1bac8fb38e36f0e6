using Caveat.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Caveat.Yaml;

/// <summary>Makes trees of the parser's events, for one part of a stream.</summary>
internal sealed class YamlTreeReader
{
    private readonly SourceText _source;
    private readonly YamlLimits _limits;
    private readonly int _start;
    private readonly int _end;
    private readonly Parser _parser;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _errors = [];
    private readonly int _maxDepth;
    private long _aliasedNodes;
    private bool _isGivenUp;

    public YamlTreeReader(SourceText source, TextSpan span, YamlLimits limits)
    {
        _source = source;
        _limits = limits;
        _start = span.Start;
        _end = span.End;
        _maxDepth = Math.Min(limits.MaxDepth, YamlLimits.HardMaxDepth);
        _parser = new Parser(new StringReader(source.Text.Substring(span.Start, span.Length)));
    }

    public List<YamlDocument> Read()
    {
        var documents = new List<YamlDocument>();
        try
        {
            while (!_isGivenUp && _parser.MoveNext())
            {
                if (_parser.Current is DocumentStart && _parser.MoveNext())
                {
                    AddDocument(documents);
                }
            }
        }
        catch (YamlException exception)
        {
            documents.Add(new YamlDocument(_source, null, [YamlSyntaxErrors.Explain(exception, _source, _start, _end)]));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser's own slips: with some broken texts it does not come to say what is wrong with them.
            var place = new TextSpan(_parser.Current is { } last ? SpanAt(last).End : _start, 0);
            documents.Add(new YamlDocument(_source, null, [Diagnostic.Error(_source, place, YamlMessages.Confused)]));
        }

        return documents;
    }

    private void AddDocument(List<YamlDocument> documents)
    {
        _anchors.Clear();
        _errors.Clear();
        _aliasedNodes = 0;
        var root = ReadNode(1);
        if (_errors.Count > 0)
        {
            documents.Add(new YamlDocument(_source, null, [.. _errors]));
        }
        else if (root is not YamlScalar { IsNull: true, Value.Length: 0 })
        {
            documents.Add(new YamlDocument(_source, root, []));
        }
    }

    // Null when the document is given up; the parser stays on the node's last event.
    private YamlNode? ReadNode(int depth)
    {
        switch (_parser.Current)
        {
            case Scalar scalar:
                return Remember(scalar, ReadScalar(scalar));
            case AnchorAlias alias:
                return ReadAlias(alias, depth);
            case SequenceStart sequence when depth <= _maxDepth:
                return Remember(sequence, ReadSequence(sequence, depth));
            case MappingStart mapping when depth <= _maxDepth:
                return Remember(mapping, ReadMapping(mapping, depth));
            default:
                return GiveUp(SpanAt(_parser.Current!), YamlMessages.TooDeep(_maxDepth));
        }
    }

    private YamlNode? Remember(NodeEvent written, YamlNode? node)
    {
        if (node is not null && !written.Anchor.IsEmpty)
        {
            _anchors[written.Anchor.Value] = node;
        }

        return node;
    }

    private YamlNode? ReadAlias(AnchorAlias alias, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            return GiveUp(SpanAt(alias), YamlMessages.UnknownAnchor(alias.Value.Value));
        }

        if (depth - 1 + node.Height > _maxDepth)
        {
            return GiveUp(SpanAt(alias), YamlMessages.TooDeep(_maxDepth));
        }

        _aliasedNodes += node.ExpandedCount;
        return _aliasedNodes > _limits.MaxAliasedNodes ? GiveUp(SpanAt(alias), YamlMessages.TooManyAliased(_limits.MaxAliasedNodes)) : node;
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        var style = StyleOf(scalar.Style);
        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        var isPlain = style == YamlScalarStyle.Plain && tag.Length == 0;
        var resolved = isPlain ? YamlResolver.Resolve(scalar.Value) : YamlResolver.Resolve(scalar.Value, tag);
        if (resolved is null)
        {
            Report(SpanAt(scalar), YamlMessages.NotOfTag(scalar.Value, tag));
        }

        var span = YamlOffsets.SpanOf(_source.Text, SpanAt(scalar), style);
        return new YamlScalar(_source, span, scalar.Value, style, resolved ?? YamlResolved.String(scalar.Value));
    }

    private YamlSequence? ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            if (ReadNode(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        var last = items.Count == 0 ? (TextSpan?)null : items[^1].Span;
        return new YamlSequence(SpanOf(start, start.Style == SequenceStyle.Flow, last), items);
    }

    private YamlMapping? ReadMapping(MappingStart start, int depth)
    {
        var content = new YamlMappingBuilder();
        TextSpan? last = null;
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var isMerge = _parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            if (ReadNode(depth + 1) is not { } key || !_parser.MoveNext() || ReadNode(depth + 1) is not { } value)
            {
                return null;
            }

            last = value.Span.Start >= key.Span.Start ? value.Span : key.Span;
            Add(content, key, value, isMerge);
        }

        return new YamlMapping(SpanOf(start, start.Style == MappingStyle.Flow, last), content);
    }

    private void Add(YamlMappingBuilder content, YamlNode key, YamlNode value, bool isMerge)
    {
        if (key is not YamlScalar name)
        {
            Report(key.Span, YamlMessages.KeyIsNoScalar);
        }
        else if (isMerge)
        {
            Merge(content, value);
        }
        else if (name.JsonName is null)
        {
            Report(key.Span, YamlMessages.KeyIsNull);
        }
        else if (!content.TryAdd(name, value))
        {
            var first = _source.PositionOf(content.Entries.Find(name.JsonName)!.Value.Key.Span.Start);
            Report(key.Span, YamlMessages.DuplicateKey(name.JsonName, first));
        }
    }

    private void Merge(YamlMappingBuilder content, YamlNode merged)
    {
        if (!content.TryMerge(merged))
        {
            Report(merged.Span, YamlMessages.MergeNeedsMappings);
        }
    }

    // A block ends with its last child: the parser's own end is where the next token starts.
    private TextSpan SpanOf(ParsingEvent start, bool isFlow, TextSpan? last)
    {
        var begin = SpanAt(start);
        if (isFlow)
        {
            var end = SpanAt(_parser.Current!);
            var isBefore = end.Length == 0 && end.End < _end;
            return TextSpan.Between(begin, isBefore ? new TextSpan(end.End, 1) : end);
        }

        return last is { } child && child.Start >= begin.Start ? TextSpan.Between(begin, child) : begin with { Length = 0 };
    }

    private TextSpan SpanAt(ParsingEvent written)
    {
        var start = Math.Clamp(_start + (int)written.Start.Index, _start, _end);
        var end = Math.Clamp(_start + (int)written.End.Index, start, _end);
        start = written is NodeEvent node ? SkipProperties(node, start, end) : start;
        return new TextSpan(start, Math.Max(0, end - start));
    }

    // A node's tag and anchor, in any order; a collection's end with its start, so the part's end bounds them.
    private int SkipProperties(NodeEvent node, int start, int end)
    {
        var properties = (node.Tag.IsEmpty ? 0 : 1) + (node.Anchor.IsEmpty ? 0 : 1);
        var text = _source.Text;
        for (var bound = node is Scalar ? end : _end; properties > 0 && start < bound && text[start] is '!' or '&'; properties--)
        {
            while (start < bound && !char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            while (start < bound && char.IsWhiteSpace(text[start]))
            {
                start++;
            }
        }

        return start;
    }

    // The rest is not even looked at: with every level the parser takes longer.
    private YamlNode? GiveUp(TextSpan span, string message)
    {
        _isGivenUp = true;
        Report(span, message);
        return null;
    }

    private void Report(TextSpan span, string message)
    {
        if (_errors.Count < MaxErrors)
        {
            _errors.Add(Diagnostic.Error(_source, span, message));
        }
    }

    /// <summary>Findings of a document that are reported; nobody reads more.</summary>
    private const int MaxErrors = 100;

    private static YamlScalarStyle StyleOf(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlScalarStyle.Literal,
        ScalarStyle.Folded => YamlScalarStyle.Folded,
        _ => YamlScalarStyle.Plain,
    };
}
