using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Native.Model;

/// <summary>An entry of <c>validations</c> as written.</summary>
internal sealed class ValidationSpec
{
    public ExpressionText? Expression { get; set; }

    public Written<string> Message { get; set; }

    public ExpressionText? MessageExpression { get; set; }

    /// <summary>A word of Kubernetes' status reasons; null for <c>Invalid</c>.</summary>
    public string? Reason { get; set; }

    public static RecordShape<ValidationSpec> Shape { get; } = new("a validation", static () => new ValidationSpec(),
    [
        Field.Required<ValidationSpec, ExpressionText>("expression", Shapes.Expression, static (t, v) => t.Expression = v,
            "CEL of type bool that must be true."),
        Field.Optional<ValidationSpec, Written<string>>("message", Shapes.AnyText, static (t, v) => t.Message = v,
            "What is said when it is not true; one line."),
        Field.Optional<ValidationSpec, ExpressionText>("messageExpression", Shapes.Expression, static (t, v) => t.MessageExpression = v,
            "CEL of type string; message is said where it fails, or gives nothing but white space or more than one line."),
        Field.Optional<ValidationSpec, string>("reason", NativeShapes.Reason, static (t, v) => t.Reason = v,
            "What the client's status says: Invalid (when left out), Forbidden, Unauthorized or RequestEntityTooLarge."),
    ]);
}
