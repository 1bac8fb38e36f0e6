using System.Text.Json;
using Caveat.Sandbox.Processes;

namespace Caveat.Sandbox.State;

/// <summary>What a state directory remembers of a program that was started beside the control plane.</summary>
internal sealed record ProgramRecord(ProcessIdentity Process, int Port, string CommandLine)
{
    /// <summary>Null when there is none that can be read.</summary>
    public static ProgramRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), ControlPlaneRecordJson.Default.ProgramRecord);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    public void Write(string path) => StateFiles.Write(path, JsonSerializer.Serialize(this, ControlPlaneRecordJson.Default.ProgramRecord) + "\n");
}
