namespace Caveat.Json;

/// <summary>An array or object that is being read.</summary>
internal struct JsonFrame
{
    /// <summary>Its entry on the tape.</summary>
    public int Node;

    /// <summary>Elements or properties so far.</summary>
    public int Count;

    /// <summary>A bit for each name so far: one whose bit is not set is new.</summary>
    public ulong NameBits;

    public bool IsObject;
}
