using Caveat.Cel.Syntax;

namespace Caveat.Cel.Functions.Standard;

/// <summary>The functions, operators and macros of the language itself (CEL specification, list of standard definitions).</summary>
public static class StandardLibrary
{
    /// <summary>The library; every environment has it.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "cel.lib.std",
        Doc = "Operators, macros and functions of the language itself.",
        Functions =
        [
            .. LogicFunctions.All,
            .. OrderFunctions.All,
            .. ArithmeticFunctions.All,
            .. CollectionFunctions.All,
            .. ConversionFunctions.All,
            .. StringFunctions.All,
            .. TimeFunctions.All,
        ],
        Macros = StandardMacros.All,
    };

    /// <summary>Whether a function converts one value to another type: what the API server computes beforehand for constants.</summary>
    internal static bool IsConversion(string function) =>
        function is "bool" or "bytes" or "double" or "duration" or "dyn" or "int" or "string" or "timestamp" or "type" or "uint";
}
