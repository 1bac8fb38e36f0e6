using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Testing;

/// <summary>A write, and what is expected of it, as written.</summary>
public sealed class TestCase
{
    /// <summary>Stands once in its test.</summary>
    public Written<string> Name { get; internal set; }

    /// <summary>For readers; null where there is none.</summary>
    public string? Description { get; internal set; }

    /// <summary>The object written, whole; null where <see cref="Change"/> or the given object says it.</summary>
    public WrittenObject? New { get; internal set; }

    /// <summary>A merge patch that makes the object written of the given one.</summary>
    public WrittenObject? Change { get; internal set; }

    /// <summary>The object before, whole.</summary>
    public WrittenObject? Old { get; internal set; }

    /// <summary>A merge patch that makes the object before of the given one.</summary>
    public WrittenObject? From { get; internal set; }

    /// <summary>What is other than in the given request.</summary>
    public RequestSpec Request { get; internal set; } = new();

    /// <summary>More objects of the cluster; one that was given too is replaced.</summary>
    public IReadOnlyList<WrittenObject> Objects { get; internal set; } = [];

    /// <summary>What it comes to; without content, a write that nothing is found about.</summary>
    public ExpectSpec Expect { get; internal set; } = new();

    internal TextSpan Span { get; set; }

    internal static RecordShape<TestCase> Shape { get; } = new("a case", static () => new TestCase(),
    [
        Field.Required<TestCase, Written<string>>("name", Shapes.ObjectName, static (t, v) => t.Name = v, "Lower case letters, digits, '-' and '.'; once in a test."),
        Field.Optional<TestCase, Written<string>>("description", Shapes.Text, static (t, v) => t.Description = v.Value, "What the case is about, for readers."),
        Field.Optional<TestCase, WrittenObject>("new", ObjectShape.OfKubernetes, static (t, v) => t.New = v, "The object written, whole."),
        Field.Optional<TestCase, WrittenObject>("change", ObjectShape.OfPatch, static (t, v) => t.Change = v,
            "A JSON Merge Patch (RFC 7396) that makes the object written of given.object."),
        Field.Optional<TestCase, WrittenObject>("old", ObjectShape.OfKubernetes, static (t, v) => t.Old = v, "The object before, whole: makes the write an UPDATE."),
        Field.Optional<TestCase, WrittenObject>("from", ObjectShape.OfPatch, static (t, v) => t.From = v,
            "A JSON Merge Patch that makes the object before of given.object; {} is given.object itself."),
        Field.Optional<TestCase, RequestSpec>("request", RequestSpec.Shape, static (t, v) => t.Request = v, "Over given.request."),
        Field.Optional<TestCase, IReadOnlyList<WrittenObject>>("objects", ObjectShape.List, static (t, v) => t.Objects = v,
            "Besides given.objects; the same kind, namespace and name replaces."),
        Field.Optional<TestCase, ExpectSpec>("expect", ExpectSpec.Shape, static (t, v) => t.Expect = v,
            "What the write comes to; where it is left out: allowed, without violation and error."),
    ], static (t, span) => t.Span = span);
}
