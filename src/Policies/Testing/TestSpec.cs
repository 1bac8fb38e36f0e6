using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Testing;

/// <summary>The <c>spec</c> of a <c>CaveatTest</c> as written.</summary>
public sealed class TestSpec
{
    /// <summary>Whose findings and defaults are compared; empty for those of all rules.</summary>
    public IReadOnlyList<Written<RuleReference>> Rules { get; internal set; } = [];

    /// <summary>What the cases share.</summary>
    public GivenSpec Given { get; internal set; } = new();

    /// <summary>At least one.</summary>
    public IReadOnlyList<TestCase> Cases { get; internal set; } = [];

    internal static RecordShape<TestSpec> Shape { get; } = new("the spec of a CaveatTest", static () => new TestSpec(),
    [
        Field.Optional<TestSpec, IReadOnlyList<Written<RuleReference>>>("rules",
            new ListShape<Written<RuleReference>>(new RuleReferenceShape(), "a list of rules") { EmptyMessage = TestMessages.NoRules }, static (t, v) => t.Rules = v,
            "Rules whose findings and defaults are compared, each as policy/rule; policy/* is all of a policy. All rules where it is left out."),
        Field.Optional<TestSpec, GivenSpec>("given", GivenSpec.Shape, static (t, v) => t.Given = v, "What the cases share."),
        Field.Required<TestSpec, IReadOnlyList<TestCase>>("cases", new ListShape<TestCase>(TestCase.Shape, "a list of cases") { EmptyMessage = TestMessages.NoCases },
            static (t, v) => t.Cases = v, "Each a write and what it comes to."),
    ]);
}
