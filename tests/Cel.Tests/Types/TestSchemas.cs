using Caveat.Cel.Types;

namespace Caveat.Cel.Tests.Types;

/// <summary>A custom resource with one of everything.</summary>
internal static class TestSchemas
{
    public static SchemaShape Broker { get; } = new TestShape("object")
    {
        Resource = true,
        Properties = new()
        {
            ["spec"] = () => Spec!,
            ["metadata"] = () => new TestShape("object"),
        },
    };

    private static TestShape Spec { get; } = new("object")
    {
        Properties = new()
        {
            ["replicas"] = () => new TestShape("integer"),
            ["version"] = () => new TestShape("string") { Longest = 20 },
            ["name"] = () => new TestShape("string"),
            ["ratio"] = () => new TestShape("number"),
            ["paused"] = () => new TestShape("boolean"),
            ["port"] = () => new TestShape("") { IntOrString = true },
            ["since"] = () => new TestShape("string") { FormatName = "date-time" },
            ["keep"] = () => new TestShape("string") { FormatName = "duration" },
            ["secret"] = () => new TestShape("string") { FormatName = "byte" },
            ["rack"] = () => new TestShape("string") { Nullable = true },
            ["config"] = () => new TestShape("object") { Preserves = true },
            ["labels"] = () => new TestShape("object") { MapValues = new TestShape("string") { Longest = 63 }, Longest = 10 },
            ["volumes"] = () => new TestShape("array") { Longest = 5, Elements = Volume },
            ["anything"] = () => new TestShape("array"),
            ["cruise-control"] = () => new TestShape("object"),
            ["namespace"] = () => new TestShape("string"),
            ["template"] = () => Spec!,
            ["open"] = () => new TestShape("object") { Preserves = true, Properties = new() { ["known"] = () => new TestShape("integer") } },
            ["untyped"] = () => new TestShape(""),
        },
    };

    private static TestShape Volume { get; } = new("object")
    {
        Required = ["id"],
        Properties = new()
        {
            ["id"] = () => new TestShape("integer"),
            ["size"] = () => new TestShape("string"),
        },
    };
}
