namespace Caveat.Cel.Functions;

/// <summary>A function's name with its overloads. Declarations of one name from several libraries are joined.</summary>
/// <param name="Name">As called, with a namespace where it has one: <c>ip.isCanonical</c>.</param>
/// <param name="Overloads">At least one.</param>
public sealed record FunctionDeclaration(string Name, IReadOnlyList<Overload> Overloads);
