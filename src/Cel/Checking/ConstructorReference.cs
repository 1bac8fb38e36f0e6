using Caveat.Cel.Functions;

namespace Caveat.Cel.Checking;

/// <summary>The type that a message literal makes a value of.</summary>
/// <param name="Declaration">The type, with what makes its values.</param>
public sealed record ConstructorReference(ObjectDeclaration Declaration) : Reference;
