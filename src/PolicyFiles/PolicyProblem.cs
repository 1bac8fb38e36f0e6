using Caveat.Text;

namespace Caveat.PolicyFiles;

/// <summary>A file, or a document in it, that does not serve as it is written.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Kind">Kind of the document; empty when the problem is the file's.</param>
/// <param name="Name">Name of the document; empty when it could not be read.</param>
/// <param name="KeptLastGood">Whether the version before the change still serves.</param>
/// <param name="Messages">At least one, each with file, line and column where there is a place.</param>
public sealed record PolicyProblem(string File, string Kind, string Name, bool KeptLastGood, IReadOnlyList<string> Messages)
{
    /// <summary>The same with their places in the text; empty when it could not be read.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
