using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Functions.Standard;

/// <summary>Indices, membership and sizes.</summary>
internal static class CollectionFunctions
{
    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType B = CelType.Parameter("B");
    private static readonly CelType ListOfA = CelType.ListOf(A);
    private static readonly CelType MapOfAb = CelType.MapOf(A, B);

    public static IReadOnlyList<FunctionDeclaration> All { get; } =
    [
        new(Operators.Index,
        [
            new()
            {
                Id = "index_list",
                Parameters = [ListOfA, CelType.Int],
                Result = A,
                Doc = "The element at an index from 0; an error where there is none.",
                Examples = [new("[1, 2][1]", "2"), new("[1, 2][5]", "error: index out of bounds: 5")],
            },
            new()
            {
                Id = "index_map",
                Parameters = [MapOfAb, A],
                Result = B,
                Doc = "The value of a key; an error where there is none.",
                Examples = [new("{'a': 1}['a']", "1"), new("{'a': 1}['x']", "error: no such key: x")],
            },
        ]),
        new(Operators.In,
        [
            new()
            {
                Id = "in_list",
                Parameters = [A, ListOfA],
                Result = CelType.Bool,
                Doc = "Whether an element equals the value.",
                Examples = [new("2 in [1, 2]", "true")],
            },
            new()
            {
                Id = "in_map",
                Parameters = [A, MapOfAb],
                Result = CelType.Bool,
                Doc = "Whether a key equals the value.",
                Examples = [new("'a' in {'a': 1}", "true")],
            },
        ]),
        new("size",
        [
            Size("size_bytes", isMember: false, CelType.Bytes, "Number of octets.", new("size(b'abc')", "3")),
            Size("bytes_size", isMember: true, CelType.Bytes, "Number of octets.", new("b'abc'.size()", "3")),
            Size("size_list", isMember: false, ListOfA, "Number of elements.", new("size([1, 2])", "2")),
            Size("list_size", isMember: true, ListOfA, "Number of elements.", new("[1, 2].size()", "2")),
            Size("size_map", isMember: false, MapOfAb, "Number of entries.", new("size({'a': 1})", "1")),
            Size("map_size", isMember: true, MapOfAb, "Number of entries.", new("{'a': 1}.size()", "1")),
            Size("size_string", isMember: false, CelType.String, "Number of code points.", new("size('ÿ€😁')", "3")),
            Size("string_size", isMember: true, CelType.String, "Number of code points.", new("'abc'.size()", "3")),
        ]),
    ];

    private static Overload Size(string id, bool isMember, CelType type, string doc, FunctionExample example) => new()
    {
        Id = id,
        IsMember = isMember,
        Parameters = [type],
        Result = CelType.Int,
        Body = (Func<Value, Value>)SizeOf,
        Doc = doc,
        Examples = [example],
    };

    private static Value SizeOf(Value value) => Value.Of(ValueCost.SizeOf(value));
}
