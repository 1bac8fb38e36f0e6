using Caveat.Sandbox.Probing;

namespace Caveat.Sandbox.Tests;

public sealed class LoopbackPortsTests
{
    // Of so many, drawn without a memory from 12,000, some would be the same but for one time in thirty thousand.
    private const int Number = 500;

    [Fact]
    public void APortIsGivenOnce() => Assert.Distinct(Enumerable.Range(0, Number).Select(static _ => LoopbackPorts.TakeOne()).ToList());
}
