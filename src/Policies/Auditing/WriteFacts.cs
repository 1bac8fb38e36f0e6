namespace Caveat.Policies.Auditing;

/// <summary>What a rule asks of a write beyond the object that is written. An object that is found, and that nobody writes, answers none of it.</summary>
[Flags]
internal enum WriteFacts
{
    None = 0,

    /// <summary>The object before the write.</summary>
    Before = 1,

    /// <summary>Who writes: <c>request.userInfo</c>.</summary>
    User = 2,

    /// <summary>What the user may do: <c>authorizer</c>.</summary>
    Rights = 4,

    /// <summary>How it is written: <c>request.operation</c>, its options, whether it is a dry run.</summary>
    Manner = 8,

    /// <summary>What the operator was doing at that time.</summary>
    Moment = 16,

    /// <summary>That it is deleted.</summary>
    Deletion = 32,

    /// <summary>That somebody connects to it, as with <c>exec</c>.</summary>
    Connection = 64,

    /// <summary>All of them.</summary>
    All = 127,
}
