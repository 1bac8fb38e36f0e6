using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Cost;

/// <summary>A call whose arguments were looked at already.</summary>
internal sealed class CheckedCall(SizeTable sizes, IReadOnlyList<Expr> arguments) : StaticCall
{
    public override int Count => arguments.Count;

    public Expr this[int argument] => arguments[argument];

    public override Estimate SizeOf(int argument) => sizes.SizeOrUnknown(arguments[argument]);

    public override Estimate ElementSizeOf(int argument) => sizes.ElementSizeOf(arguments[argument]) ?? Estimate.Unknown;

    public override CelType TypeOf(int argument) => sizes.TypeOf(arguments[argument]);

    public override Value? ConstantAt(int argument) => (arguments[argument] as ConstantExpr)?.Constant;
}
