namespace Caveat.Audit.Reports;

/// <summary>A bar of a chart.</summary>
/// <param name="Name">Text, not HTML.</param>
/// <param name="Count">Its length.</param>
/// <param name="Class">A class of the page's style sheet; empty for the usual colour.</param>
internal sealed record PageBar(string Name, int Count, string Class);
