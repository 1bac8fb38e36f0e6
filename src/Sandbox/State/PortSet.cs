namespace Caveat.Sandbox.State;

/// <summary>The ports of one control plane, all on 127.0.0.1.</summary>
internal sealed record PortSet(int ApiServer, int EtcdClient, int EtcdPeer);
