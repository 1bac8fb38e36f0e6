using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Tests.Checking;

/// <summary>Message types as mutating policies have them.</summary>
internal sealed class DeclaredObjects : ObjectDeclarations
{
    private static readonly FieldsType Spec = new("Object.spec", [new("replicas", CelType.Int), new("name", CelType.String)]);
    private static readonly FieldsType Root = new("Object", [new("spec", Spec), new("anything", CelType.Dyn)]);

    public override IEnumerable<string> Names => ["Object", "Object.spec"];

    public override ObjectDeclaration? Find(string name) => name switch
    {
        "Object" => new(Root, (_, _) => Value.Null),
        "Object.spec" => new(Spec, (_, _) => Value.Null),
        _ => null,
    };
}
