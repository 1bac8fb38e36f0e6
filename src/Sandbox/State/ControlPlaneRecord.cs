using System.Text.Json;
using Caveat.Sandbox.Processes;

namespace Caveat.Sandbox.State;

/// <summary>What a state directory remembers of the servers that run, or ran, from it.</summary>
internal sealed record ControlPlaneRecord(PortSet Ports, ProcessIdentity? Etcd, ProcessIdentity? ApiServer)
{
    /// <summary>Null when there is none that can be read: the next start then picks new ports.</summary>
    public static ControlPlaneRecord? Read(StateFiles files)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(files.Record), ControlPlaneRecordJson.Default.ControlPlaneRecord);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    public void Write(StateFiles files) =>
        StateFiles.Write(files.Record, JsonSerializer.Serialize(this, ControlPlaneRecordJson.Default.ControlPlaneRecord) + "\n");
}
