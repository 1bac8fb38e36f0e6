namespace Caveat.Json;

/// <summary>
/// One entry of the tape, 16 bytes. An object's entries are its names and values in turn, an array's its elements;
/// whatever lies in a container stands behind it, up to <see cref="End"/>.
/// </summary>
internal readonly struct JsonNode
{
    private const int KindBits = 4;
    private const int EscapedFlag = 1 << KindBits;
    private const int LengthShift = KindBits + 1;

    private readonly int _header;
    private readonly long _data;

    private JsonNode(JsonKind kind, int start, int length, long data, bool escaped = false)
    {
        Start = start;
        _header = (length << LengthShift) | (escaped ? EscapedFlag : 0) | (int)kind;
        _data = data;
    }

    /// <summary>Offset of the first byte as written, quote and bracket included.</summary>
    public int Start { get; }

    public JsonKind Kind => (JsonKind)(_header & (EscapedFlag - 1));

    /// <summary>Bytes as written, quotes and brackets included.</summary>
    public int Length => (int)((uint)_header >> LengthShift);

    /// <summary>Whether the string's bytes are in the arena, as it had escapes.</summary>
    public bool IsEscaped => (_header & EscapedFlag) != 0;

    /// <summary>Where the string's bytes start, in the source or in the arena.</summary>
    public int StringStart => (int)_data;

    public int StringLength => (int)(_data >> 32);

    /// <summary>A container: the entry behind its last.</summary>
    public int End => (int)_data;

    /// <summary>A container: elements or properties.</summary>
    public int Count => (int)(_data >> 32);

    /// <summary>A container's index: where its table starts.</summary>
    public int Table => (int)_data;

    public long Integer => _data;

    public double Float => BitConverter.Int64BitsToDouble(_data);

    public bool IsContainer => Kind >= JsonKind.Array;

    public static JsonNode Literal(JsonKind kind, int start, int length) => new(kind, start, length, 0);

    public static JsonNode OfInteger(int start, int length, long value) => new(JsonKind.Integer, start, length, value);

    public static JsonNode OfFloat(int start, int length, double value) =>
        new(JsonKind.Float, start, length, BitConverter.DoubleToInt64Bits(value));

    public static JsonNode OfString(int start, int length) =>
        new(JsonKind.String, start, length, Pair(start + 1, length - 2));

    public static JsonNode OfEscapedString(int start, int length, int arenaStart, int arenaLength) =>
        new(JsonKind.String, start, length, Pair(arenaStart, arenaLength), escaped: true);

    public static JsonNode OfContainer(JsonKind kind, int start, int length, int end, int count) =>
        new(kind, start, length, Pair(end, count));

    /// <summary>Stands as the last entry of a large container.</summary>
    public static JsonNode OfTable(int start) => new(JsonKind.Absent, 0, 0, start);

    private static long Pair(int low, int high) => ((long)high << 32) | (uint)low;
}
