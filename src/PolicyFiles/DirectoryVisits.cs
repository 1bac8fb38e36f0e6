namespace Caveat.PolicyFiles;

/// <summary>The directories of a walk that follows links: each is entered once, whatever leads there, so that links which lead back end.</summary>
public sealed class DirectoryVisits
{
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);

    /// <summary>Whether a directory was not entered before.</summary>
    /// <param name="path">Links in it count as what they lead to.</param>
    public bool TryEnter(string path) => _entered.Add(RealPathOf(Path.GetFullPath(path)));

    // Only the last name of a path is resolved by the system's call, so each takes its turn, and what a link says may hold links again.
    private static string RealPathOf(string full)
    {
        var real = Path.GetPathRoot(full)!;
        foreach (var name in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, name);
            real = Directory.ResolveLinkTarget(next, returnFinalTarget: true) is { } target ? RealPathOf(target.FullName) : next;
        }

        return real;
    }
}
