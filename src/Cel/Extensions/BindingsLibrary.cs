using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;

namespace Caveat.Cel.Extensions;

/// <summary>cel-go's <c>ext.Bindings</c>: <c>cel.bind(name, value, expression)</c>. Kubernetes does not have it.</summary>
public static class BindingsLibrary
{
    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "cel.lib.ext.cel.bindings",
        Doc = "A name for a value inside of an expression: `cel.bind(x, 2 + 3, x * x)`.",
        Macros = BindMacro.All,
    };
}
