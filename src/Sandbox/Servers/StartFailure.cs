namespace Caveat.Sandbox.Servers;

/// <summary>Why a server isn't ready.</summary>
/// <param name="Message">For people.</param>
/// <param name="PortTaken">Whether another port may help.</param>
internal sealed record StartFailure(string Message, bool PortTaken);
