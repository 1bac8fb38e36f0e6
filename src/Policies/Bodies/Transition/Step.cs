namespace Caveat.Policies.Bodies.Transition;

/// <summary>Steps that a field or a list item can take from the old object to the new one.</summary>
[Flags]
internal enum Step
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Any difference; coming and going too.</summary>
    Change = 1,

    /// <summary>Less than before.</summary>
    Decrease = 2,

    /// <summary>More than before.</summary>
    Increase = 4,

    /// <summary>A field that was absent is there.</summary>
    Set = 8,

    /// <summary>A field that was there is absent.</summary>
    Unset = 16,

    /// <summary>An item that was not in the list is.</summary>
    Add = 32,

    /// <summary>An item that was in the list is not.</summary>
    Remove = 64,

    /// <summary>From a version to one that may not follow it.</summary>
    Jump = 128,
}
