using System.Buffers;
using System.Globalization;
using System.Text;
using Caveat.Audit.Sharding;
using Caveat.Json;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Audit.Reading;

/// <summary>Reads a report that was written as JSON, row by row, or as YAML, which is held whole. Not for several threads.</summary>
public sealed class ReportReader
{
    /// <summary>Objects that a report may count: of 1 KB each, a dozen times what the largest store of an API server holds.</summary>
    public const long MaxObjects = 100_000_000;

    private readonly JsonParts _parts;
    private readonly JsonText _text = new();
    private readonly List<string> _problems = [];
    private string? _defect;

    private ReportReader(Stream json, string file, string? defect)
    {
        _parts = new JsonParts(json, file);
        (File, _defect) = (file, defect);
    }

    /// <summary>As messages name it.</summary>
    public string File { get; }

    /// <summary>What is wrong with the report, with its place; null when nothing was so far.</summary>
    public string? Problem => _defect ?? _parts.Problem;

    /// <summary>Whose report it is; known once the first row was asked for, and null for one of a whole run.</summary>
    public Shard? Shard { get; private set; }

    /// <summary>Objects that were judged, those without rows among them; known at the end.</summary>
    public long Objects { get; private set; }

    /// <summary>Inputs that could not be read or judged; known at the end.</summary>
    public long NotChecked { get; private set; }

    /// <summary>What the report says of them, the first of many: <see cref="NotChecked"/> counts the others too. Known at the end.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>A report whose first byte is an opening brace is JSON.</summary>
    /// <param name="stream">Read from where it stands; not closed.</param>
    /// <param name="file">As messages name it.</param>
    public static ReportReader Open(Stream stream, string file)
    {
        var buffered = new BufferedStream(stream);
        var first = buffered.ReadByte();
        while (first is ' ' or '\t' or '\r' or '\n')
        {
            first = buffered.ReadByte();
        }

        var whole = new PushedBackStream(buffered, first < 0 ? default : new[] { (byte)first });
        return first == '{' ? new ReportReader(whole, file, null) : OfYaml(whole, file);
    }

    /// <summary>The next row; false at the end, and when something is wrong.</summary>
    public bool TryRead(out ReadRow row)
    {
        row = default;
        while (_defect is null && _parts.Next() is { } part)
        {
            if (!_text.TryParse(part.Utf8, JsonLimits.Document, out var error))
            {
                _defect = $"{File}:{part.Line}: {error.Message}";
            }
            else if (part.Name != "results")
            {
                Read(part.Name, part.Line);
            }
            else if (!RowReader.TryRead(_text.Root, out var read, out var expected))
            {
                _defect = $"{File}:{part.Line}: no row of a report; expected {expected}";
            }
            else
            {
                row = new ReadRow(read, RowReader.LongOf(_text.Root.Property("object"u8), -1));
                return true;
            }
        }

        return false;
    }

    private void Read(string name, long line)
    {
        switch (name)
        {
            case "shard" when Shard.TryParse(_text.Root.Text ?? "", out var shard):
                Shard = shard;
                break;
            case "objects":
                Objects = Count(name, line, MaxObjects);
                break;
            case "notChecked":
                NotChecked = Count(name, line, long.MaxValue);
                break;
            case "problems":
                ReadProblems(_text.Root);
                break;
        }
    }

    private long Count(string name, long line, long max)
    {
        var count = RowReader.LongOf(_text.Root, -1);
        if (count >= 0 && count <= max)
        {
            return count;
        }

        _defect = string.Create(CultureInfo.InvariantCulture, $"{File}:{line}: '{name}' is no number of a report; expected 0 to {max}");
        return 0;
    }

    private void ReadProblems(JsonValue problems)
    {
        for (var i = 0; i < problems.Count; i++)
        {
            _problems.Add(problems.At(i).Text ?? "");
        }
    }

    private static ReportReader OfYaml(Stream stream, string file)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var json = new ArrayBufferWriter<byte>();
        foreach (var document in YamlReader.Read(new SourceText(file, reader.ReadToEnd()), YamlLimits.Default))
        {
            if (document.Root is null)
            {
                return new ReportReader(Stream.Null, file, document.Diagnostics[0].ToString());
            }

            return YamlJson.TryWrite(document, json, out var unwritable)
                ? new ReportReader(new MemoryStream(json.WrittenMemory.ToArray()), file, null)
                : new ReportReader(Stream.Null, file, unwritable.ToString());
        }

        return new ReportReader(Stream.Null, file, $"{file}: empty; expected a report as JSON or YAML");
    }
}
