using Caveat.Cel.Types;

namespace Caveat.Cel.Functions;

/// <summary>A type that message literals can be written of: <c>Object.spec{replicas: 3}</c>.</summary>
/// <param name="Type">Its name is what the literal starts with.</param>
/// <param name="Construct">Makes its values.</param>
public sealed record ObjectDeclaration(ObjectType Type, ObjectConstructor Construct);
