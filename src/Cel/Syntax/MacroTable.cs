namespace Caveat.Cel.Syntax;

/// <summary>Macros by name, number of arguments and style. Made once for all that is parsed with them.</summary>
internal sealed class MacroTable : IEquatable<MacroTable>
{
    private readonly Dictionary<(string Function, int Count, bool IsMember), Macro> _macros = [];

    public MacroTable(IReadOnlyList<Macro> macros)
    {
        Macros = macros;
        foreach (var macro in macros)
        {
            _macros[(macro.Function, macro.ArgumentCount, macro.IsMember)] = macro;
        }
    }

    /// <summary>The table of <see cref="StandardMacros"/>.</summary>
    public static MacroTable Standard { get; } = new(StandardMacros.All);

    /// <summary>As they were given.</summary>
    public IReadOnlyList<Macro> Macros { get; }

    public Macro? Find(CallExpr call) =>
        _macros.GetValueOrDefault((call.Function, call.Arguments.Count, call.Target is not null))
        ?? _macros.GetValueOrDefault((call.Function, Macro.AnyCount, call.Target is not null));

    // Options are compared by the list that they were given.
    public bool Equals(MacroTable? other) => ReferenceEquals(Macros, other?.Macros);

    public override bool Equals(object? obj) => Equals(obj as MacroTable);

    public override int GetHashCode() => Macros.GetHashCode();
}
