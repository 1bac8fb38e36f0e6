using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Testing;

/// <summary>Cases of policies with what they come to, as written.</summary>
public sealed class CaveatTest : PolicyDocument
{
    /// <summary>Its kind.</summary>
    public const string KindName = "CaveatTest";

    internal CaveatTest(SourceText source) : base(source)
    {
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <summary>What it holds.</summary>
    public TestSpec Spec { get; internal set; } = new();

    internal static RecordShape<CaveatTest> ShapeIn(SourceText source) => new("a CaveatTest", () => new CaveatTest(source),
    [
        .. DocumentFields.Of<CaveatTest>(),
        Field.Required<CaveatTest, TestSpec>("spec", TestSpec.Shape, static (t, v) => t.Spec = v, "The cases, and what they share."),
    ]);
}
