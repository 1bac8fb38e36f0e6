using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Policies.Native.Compilation;

/// <summary>The types that mutations write: <c>Object</c> and what lies below it, <c>Object.spec.template</c> and so on, of whatever fields; and <c>JSONPatch</c>.</summary>
internal sealed class MutationObjects : ObjectDeclarations
{
    public const string ObjectName = "Object";

    public const string PatchName = "JSONPatch";

    /// <summary>What an <c>ApplyConfiguration</c> gives.</summary>
    public static ObjectType Root { get; } = new InitializerType(ObjectName);

    /// <summary>What the elements of a <c>JSONPatch</c> are.</summary>
    public static ObjectType Operation { get; } = new FieldsType(PatchName,
        [new("op", CelType.String), new("path", CelType.String), new("from", CelType.String), new("value", CelType.Dyn)]);

    public override IEnumerable<string> Names => [ObjectName, PatchName];

    public override ObjectDeclaration? Find(string name)
    {
        if (name == PatchName)
        {
            return new ObjectDeclaration(Operation, static (fields, values) => Value.Of(new InitializerObject(PatchName, fields, values)));
        }

        return name == ObjectName || name.StartsWith(ObjectName + ".", StringComparison.Ordinal)
            ? new ObjectDeclaration(new InitializerType(name), (fields, values) => Value.Of(new InitializerObject(name, fields, values)))
            : null;
    }
}
