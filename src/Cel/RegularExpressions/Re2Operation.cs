namespace Caveat.Cel.RegularExpressions;

/// <summary>What an instruction of a <see cref="Re2Program"/> does.</summary>
internal enum Re2Operation
{
    /// <summary>Takes one code point of a class, and goes on with the next instruction.</summary>
    Class,

    /// <summary>Goes on with the next instruction where an assertion holds.</summary>
    Assert,

    /// <summary>Goes on in two places, the first preferred.</summary>
    Split,

    /// <summary>Goes on elsewhere.</summary>
    Jump,

    /// <summary>A match ends here.</summary>
    Match,
}
