using System.Globalization;
using Caveat.Cel.Types;

namespace Caveat.Cel.Checking;

/// <summary>A type that is not known yet. Lives in one check.</summary>
internal sealed class TypeVariable : CelType
{
    public TypeVariable(int index) : base(CelTypeKind.Parameter, "_var" + index.ToString(CultureInfo.InvariantCulture)) => Index = index;

    /// <summary>Place in the table of what is known.</summary>
    public int Index { get; }
}
