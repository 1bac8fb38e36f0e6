using System.Text;

namespace Caveat.Schema;

/// <summary>Finds the names of a schema by their bytes. Immutable. Chains are as long as the schema's own names make them; what is looked up can't lengthen them.</summary>
internal sealed class NameTable
{
    private readonly byte[][] _names;
    private readonly int[] _heads;
    private readonly int[] _next;

    public NameTable(IReadOnlyList<string> names)
    {
        _names = new byte[names.Count][];
        _next = new int[names.Count];
        _heads = new int[Math.Max(1, names.Count * 2)];
        Array.Fill(_heads, -1);
        for (var i = 0; i < names.Count; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(names[i]);
            ref var head = ref _heads[Bucket(_names[i])];
            _next[i] = head;
            head = i;
        }
    }

    /// <summary>Index of a name among those given; -1 when it is none of them.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        for (var i = _heads[Bucket(name)]; i >= 0; i = _next[i])
        {
            if (name.SequenceEqual(_names[i]))
            {
                return i;
            }
        }

        return -1;
    }

    // FNV-1a.
    private uint Bucket(ReadOnlySpan<byte> name)
    {
        var hash = 2166136261;
        foreach (var octet in name)
        {
            hash = (hash ^ octet) * 16777619;
        }

        return hash % (uint)_heads.Length;
    }
}
