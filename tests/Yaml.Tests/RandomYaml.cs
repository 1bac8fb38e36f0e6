using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Caveat.Yaml.Tests;

/// <summary>Documents as people write them: blocks and flows, comments, quotes, block texts, either line end, any indentation.</summary>
internal sealed class RandomYaml
{
    private const int MaxDepth = 4;

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly int _indent;
    private readonly int _itemIndent;

    private RandomYaml(Random random)
    {
        _random = random;
        _indent = random.Next(1, 5);
        _itemIndent = random.Next(0, 3);
    }

    public static Gen<string> Documents { get; } = Gen.Int[0, int.MaxValue].Select(static seed => new RandomYaml(new Random(seed)).Write());

    /// <summary>The same with entries more, in any mapping, and with some nulls filled in.</summary>
    public static JsonNode WithMore(JsonNode node, Random random)
    {
        if (node is JsonArray array)
        {
            return new JsonArray([.. array.Select(item => item is null ? null : WithMore(item, random))]);
        }

        if (node is not JsonObject map)
        {
            return node.DeepClone();
        }

        var more = new JsonObject();
        foreach (var (name, value) in map)
        {
            more[name] = value is null ? random.Next(3) == 0 ? NewValue(random, 1) : null : WithMore(value, random);
        }

        for (var i = random.Next(-2, 3); i > 0; i--)
        {
            more[$"new{(random.Next(4) == 0 ? ".x/y " : "")}{i}"] = NewValue(random, 0);
        }

        return more;
    }

    private static JsonNode NewValue(Random random, int depth) => random.Next(depth > 2 ? 5 : 8) switch
    {
        0 => random.Next(100),
        1 => random.Next(2) == 0,
        2 => "plain",
        3 => "no: \"quotes\" # or comments\n",
        4 => new JsonObject(),
        5 => new JsonArray(1, "two", NewValue(random, depth + 1)),
        _ => new JsonObject { ["a"] = NewValue(random, depth + 1), ["b"] = NewValue(random, depth + 1) },
    };

    private string Write()
    {
        if (_random.Next(3) == 0)
        {
            _text.Append("# a comment\n---\n");
        }

        WriteEntries(0, 0);
        var text = _text.ToString();
        text = _random.Next(5) == 0 ? text.TrimEnd('\n') : text;
        return _random.Next(4) == 0 ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
    }

    // The first line begins where the caller has come to.
    private void WriteEntries(int column, int depth)
    {
        for (int i = 0, count = _random.Next(1, 5); i < count; i++)
        {
            _text.Append(' ', i == 0 ? 0 : column).Append(Key(i)).Append(':');
            WriteValue(column, depth);
            if (_random.Next(8) == 0)
            {
                _text.Append(' ', _random.Next(6)).Append("# between\n");
            }

            _text.Append(_random.Next(10) == 0 ? "\n" : "");
        }
    }

    private void WriteValue(int column, int depth)
    {
        var kind = _random.Next(depth < MaxDepth ? 10 : 6);
        switch (kind)
        {
            case 0:
                EndLine("");
                break;
            case 1:
                WriteText(column);
                break;
            case < 5:
                EndLine(" " + Scalar());
                break;
            case 5:
                EndLine(" " + Flow(0));
                break;
            case < 8:
                EndLine("");
                _text.Append(' ', column + _indent);
                WriteEntries(column + _indent, depth + 1);
                break;
            default:
                EndLine("");
                WriteItems(column + _itemIndent, depth + 1);
                break;
        }
    }

    private void WriteItems(int column, int depth)
    {
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            _text.Append(' ', column).Append("- ");
            if (_random.Next(2) == 0 && depth < MaxDepth)
            {
                WriteEntries(column + 2, depth + 1);
            }
            else
            {
                EndLine(_random.Next(2) == 0 ? Scalar() : Flow(0));
            }
        }
    }

    private void WriteText(int column)
    {
        var header = (_random.Next(2) == 0 ? "|" : ">") + (_random.Next(4) switch { 0 => "-", 1 => "+", _ => "" });
        EndLine(" " + header);
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            _text.Append(' ', column + _indent).Append("text # no comment\n").Append(_random.Next(4) == 0 ? "\n" : "");
        }
    }

    private void EndLine(string text) => _text.Append(text).Append(_random.Next(4) == 0 ? " # why" : "").Append('\n');

    private string Key(int index) => _random.Next(4) switch { 0 => $"\"key {index}\"", 1 => $"'key{index}'", _ => $"key{index}" };

    private string Scalar() => _random.Next(7) switch
    {
        0 => "null",
        1 => "42",
        2 => "'it''s'",
        3 => "\"a\\tb # c\"",
        4 => "true",
        5 => "plain text",
        _ => "~",
    };

    private string Flow(int depth) => _random.Next(depth > 2 ? 2 : 5) switch
    {
        0 => "{}",
        1 => "[]",
        2 => $"[{Scalar()}, {Flow(depth + 1)}]",
        3 => $"{{ a: {Scalar()}, b: {Flow(depth + 1)} }}",
        _ => $"{{a: {Flow(depth + 1)}, 'b': {Scalar()}, c: }}",
    };
}
