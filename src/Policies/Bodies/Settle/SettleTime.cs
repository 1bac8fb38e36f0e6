namespace Caveat.Policies.Bodies.Settle;

/// <summary>How long a change waits.</summary>
internal enum SettleTime
{
    /// <summary>Until the operator has done its work.</summary>
    Unsettled,

    /// <summary>Until the upgrade is over; other work of the operator holds nothing back.</summary>
    Upgrading,
}
