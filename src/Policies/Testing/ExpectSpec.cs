using Caveat.Policies.Loading;

namespace Caveat.Policies.Testing;

/// <summary>What a case comes to, as written.</summary>
public sealed class ExpectSpec
{
    /// <summary>All violations, in any order.</summary>
    public IReadOnlyList<ExpectedViolation> Violations { get; internal set; } = [];

    /// <summary>All errors, in any order.</summary>
    public IReadOnlyList<ExpectedError> Errors { get; internal set; } = [];

    /// <summary>All warnings, in any order; null when they are not compared.</summary>
    public IReadOnlyList<string>? Warnings { get; internal set; }

    /// <summary>A merge patch from the object written to what the defaults make of it; null when it is not compared.</summary>
    public WrittenObject? Patch { get; internal set; }

    /// <summary>What the defaults make of the object written, whole; null when it is not compared.</summary>
    public WrittenObject? Patched { get; internal set; }

    internal static RecordShape<ExpectSpec> Shape { get; } = new("expect", static () => new ExpectSpec(),
    [
        Field.Optional<ExpectSpec, IReadOnlyList<ExpectedViolation>>("violations", new ListShape<ExpectedViolation>(ExpectedViolation.Shape, "a list of violations"),
            static (t, v) => t.Violations = v, "All violations, in any order."),
        Field.Optional<ExpectSpec, IReadOnlyList<ExpectedError>>("errors", new ListShape<ExpectedError>(ExpectedError.Shape, "a list of errors"),
            static (t, v) => t.Errors = v, "All rules that could not be judged, in any order."),
        Field.Optional<ExpectSpec, IReadOnlyList<string>>("warnings", TestShapes.Texts, static (t, v) => t.Warnings = v, "All warnings, in any order; not compared where it is left out."),
        Field.Optional<ExpectSpec, WrittenObject>("patch", ObjectShape.OfPatch, static (t, v) => t.Patch = v,
            "A JSON Merge Patch: what the defaults make of the object written, without the annotation caveat.dev/defaults; {} when nothing is filled in. Not compared where it is left out."),
        Field.Optional<ExpectSpec, WrittenObject>("patched", ObjectShape.OfKubernetes, static (t, v) => t.Patched = v,
            "What the defaults make of the object written, whole, without the annotation caveat.dev/defaults."),
    ]);
}
