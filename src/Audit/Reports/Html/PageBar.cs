namespace Caveat.Audit.Reports.Html;

/// <summary>A bar of a chart.</summary>
/// <param name="Value">What rows have that it stands for; null for what is left over, which nobody can choose.</param>
/// <param name="Name">As people read it; text, not HTML.</param>
/// <param name="Count">Its length.</param>
/// <param name="Class">A class of the page's style sheet; empty for the usual colour.</param>
internal sealed record PageBar(string? Value, string Name, int Count, string Class = "");
