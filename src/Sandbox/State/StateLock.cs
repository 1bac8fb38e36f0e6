namespace Caveat.Sandbox.State;

/// <summary>Keeps two processes from starting or stopping one control plane at once. The kernel drops it with its process.</summary>
internal sealed class StateLock : IDisposable
{
    private readonly FileStream _file;

    private StateLock(FileStream file) => _file = file;

    /// <summary>Null when another process has it.</summary>
    public static StateLock? Take(StateFiles files)
    {
        try
        {
            return new StateLock(new FileStream(files.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static string Busy(StateFiles files) =>
        $"another process is starting or stopping the control plane in {files.Root}; try again when it is done";

    public void Dispose() => _file.Dispose();
}
