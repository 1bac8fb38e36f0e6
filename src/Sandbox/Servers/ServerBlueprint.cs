using Caveat.Sandbox.Probing;
using Caveat.Sandbox.Processes;
using Caveat.Sandbox.State;

namespace Caveat.Sandbox.Servers;

/// <summary>All that a start of one server needs, but for its ports.</summary>
/// <param name="Command">How it is started.</param>
/// <param name="Probe">How to tell that it serves.</param>
/// <param name="Detached">Whether it outlives this process.</param>
/// <param name="StartBound">How long it may take until it is ready.</param>
/// <param name="StopBound">How long it may take to end by itself.</param>
internal sealed record ServerBlueprint(
    Func<PortSet, ServerCommand> Command, Func<PortSet, ReadinessProbe> Probe, bool Detached, TimeSpan StartBound, TimeSpan StopBound);
