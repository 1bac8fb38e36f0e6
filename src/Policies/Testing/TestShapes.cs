using Caveat.Kube;
using Caveat.Policies.Loading;

namespace Caveat.Policies.Testing;

/// <summary>Shapes that only tests use.</summary>
internal static class TestShapes
{
    public static readonly ChoiceShape<AdmissionOperation> Operation = new(
    [
        new("CREATE", AdmissionOperation.Create), new("UPDATE", AdmissionOperation.Update), new("DELETE", AdmissionOperation.Delete), new("CONNECT", AdmissionOperation.Connect),
    ]);

    public static readonly ListShape<string> Texts = new(new PlainTextShape(), "a list of strings");

    public static readonly RuleReferenceShape Rule = new();
}
