namespace Caveat.Faults.Tests.Network;

/// <summary>What a relay does with connections.</summary>
internal enum RelayMode
{
    /// <summary>Hands everything on.</summary>
    Pass,

    /// <summary>Closes what is open, and what is opened.</summary>
    Cut,

    /// <summary>Keeps what is open, takes what is opened, and hands nothing on.</summary>
    Hang,
}
