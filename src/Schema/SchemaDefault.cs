namespace Caveat.Schema;

/// <summary>A value that the API server fills in where the field is absent and the object around it is there.</summary>
/// <param name="Place">Where.</param>
/// <param name="Value">What.</param>
public sealed record SchemaDefault(PlacePattern Place, JsonLiteral Value)
{
    /// <summary>As <c>spec.listeners[*].tls = false</c>.</summary>
    public override string ToString() => $"{Place} = {Value}";
}
