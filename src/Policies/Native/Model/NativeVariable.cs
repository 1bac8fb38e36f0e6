using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Native.Model;

/// <summary>An entry of <c>variables</c> as written.</summary>
internal sealed class NativeVariable
{
    public Written<string> Name { get; set; }

    public ExpressionText? Expression { get; set; }

    public static RecordShape<NativeVariable> Shape { get; } = new("a variable", static () => new NativeVariable(),
    [
        Field.Required<NativeVariable, Written<string>>("name", Shapes.Text, static (t, v) => t.Name = v,
            "Read as variables.<name> by what comes after it."),
        Field.Required<NativeVariable, ExpressionText>("expression", Shapes.Expression, static (t, v) => t.Expression = v,
            "CEL that is computed when first read."),
    ]);
}
