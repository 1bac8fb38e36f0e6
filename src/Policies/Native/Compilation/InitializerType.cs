using Caveat.Cel.Types;

namespace Caveat.Policies.Native.Compilation;

/// <summary>A type whose fields nobody declares: any name is one, of whatever type.</summary>
internal sealed class InitializerType(string name) : ObjectType(name)
{
    public override IEnumerable<string> FieldNames => [];

    public override CelType? FieldType(string name) => Dyn;
}
