namespace Caveat.Sandbox.Tests;

/// <summary>The programs that all tests of this project start; built once when this machine has none.</summary>
internal static class Programs
{
    private static readonly Lazy<Task<ControlPlaneAssets>> Located = new(LocateAsync);

    public static Task<ControlPlaneAssets> Assets => Located.Value;

    private static async Task<ControlPlaneAssets> LocateAsync()
    {
        var located = await ControlPlaneAssets.LocateAsync(null, AppContext.BaseDirectory, Console.Error, CancellationToken.None);
        return located.OrThrow();
    }
}
