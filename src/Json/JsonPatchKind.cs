namespace Caveat.Json;

/// <summary>What an operation of a patch does: RFC 6902, section 4.</summary>
public enum JsonPatchKind
{
    /// <summary>Puts a value: a new element before an index, or a property, present or not.</summary>
    Add,

    /// <summary>Takes a value that is there away.</summary>
    Remove,

    /// <summary>Puts a value where one is.</summary>
    Replace,

    /// <summary>Takes a value from one place to another.</summary>
    Move,

    /// <summary>Puts a copy of a value at another place.</summary>
    Copy,

    /// <summary>Fails the patch when another value stands there.</summary>
    Test,
}
