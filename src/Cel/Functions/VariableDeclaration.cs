using Caveat.Cel.Types;

namespace Caveat.Cel.Functions;

/// <summary>A name that expressions may read.</summary>
/// <param name="Name">May be qualified: <c>variables.controller</c> is one variable, found before a field of <c>variables</c>.</param>
/// <param name="Type">What it holds.</param>
public sealed record VariableDeclaration(string Name, CelType Type);
