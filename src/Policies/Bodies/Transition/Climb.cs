namespace Caveat.Policies.Bodies.Transition;

/// <summary>Steps of versions that need no list of versions. Of those that lead up, each allows the ones before it too.</summary>
[Flags]
internal enum Climb
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Up, with the same first and second number.</summary>
    Patch = 1,

    /// <summary>To the second number that follows.</summary>
    NextMinor = 2,

    /// <summary>Up, with the same first number.</summary>
    AnyMinor = 4,

    /// <summary>To the first number that follows.</summary>
    NextMajor = 8,

    /// <summary>Up.</summary>
    AnyMajor = 16,

    /// <summary>Down, with the same first and second number.</summary>
    PatchDown = 32,

    /// <summary>Each step that the author lists, taken back.</summary>
    Back = 64,
}
