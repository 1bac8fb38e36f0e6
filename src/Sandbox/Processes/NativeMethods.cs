using System.Runtime.InteropServices;

namespace Caveat.Sandbox.Processes;

internal static partial class NativeMethods
{
    /// <summary>kill(2). <see cref="System.Diagnostics.Process"/> can only kill, and these servers have to shut down in order.</summary>
    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int Kill(int pid, int signal);
}
