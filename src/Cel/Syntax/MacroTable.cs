namespace Caveat.Cel.Syntax;

/// <summary>Macros by name, number of arguments and style.</summary>
internal sealed class MacroTable
{
    private readonly Dictionary<(string Function, int Count, bool IsMember), Macro> _macros = [];

    public MacroTable(IReadOnlyList<Macro> macros)
    {
        foreach (var macro in macros)
        {
            _macros[(macro.Function, macro.ArgumentCount, macro.IsMember)] = macro;
        }
    }

    public Macro? Find(CallExpr call) =>
        _macros.GetValueOrDefault((call.Function, call.Arguments.Count, call.Target is not null))
        ?? _macros.GetValueOrDefault((call.Function, Macro.AnyCount, call.Target is not null));
}
