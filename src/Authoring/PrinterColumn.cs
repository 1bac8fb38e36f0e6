namespace Caveat.Authoring;

/// <summary>A column of <c>kubectl get</c>.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Path">JSONPath of its value.</param>
/// <param name="Doc">What it shows.</param>
internal sealed record PrinterColumn(string Name, string Path, string Doc)
{
    /// <summary>Shown with <c>-o wide</c> only.</summary>
    public bool IsWide { get; init; }
}
