namespace Caveat.PolicyFiles;

/// <summary>Where policies are read from.</summary>
public static class PolicyPath
{
    /// <summary>The word that stands for the policies that are delivered with the program.</summary>
    public const string Builtin = "builtin";

    /// <summary>The directory of the built-in policies: <c>policies</c> beside the program.</summary>
    public static string BuiltinDirectory { get; } = Path.Combine(AppContext.BaseDirectory, "policies");

    /// <summary>The directory for <see cref="Builtin"/>; any other path as it is.</summary>
    public static string Resolve(string path) => path == Builtin ? BuiltinDirectory : path;
}
