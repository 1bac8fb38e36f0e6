namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>Why a text is no quantity, in the words of <c>k8s.io/apimachinery/pkg/api/resource</c>.</summary>
internal static class QuantityErrors
{
    public const string Format = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    public const string Suffix = "unable to parse quantity's suffix";
    public const string Integer = "cannot convert value to integer";
}
