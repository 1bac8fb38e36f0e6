using Caveat.Cel.Checking;
using Caveat.Cel.Tests.Types;
using Caveat.Cel.Types;
using Caveat.Text;

namespace Caveat.Cel.Tests.Checking;

public sealed class CheckerTests
{
    private static readonly CelEnvironment Mixed = CelEnvironment.Create(Options(homogeneous: false));
    private static readonly CelEnvironment Homogeneous = CelEnvironment.Create(Options(homogeneous: true));

    [Theory]
    [InlineData("1", "int")]
    [InlineData("1u", "uint")]
    [InlineData("1.5", "double")]
    [InlineData("'a'", "string")]
    [InlineData("b'a'", "bytes")]
    [InlineData("null", "null_type")]
    [InlineData("true", "bool")]
    [InlineData("i", "int")]
    [InlineData(".i", "int")]
    [InlineData("int", "type(int)")]
    [InlineData("list", "type(list(dyn))")]
    [InlineData("google.protobuf.Timestamp", "type(google.protobuf.Timestamp)")]
    [InlineData("type(1)", "type(int)")]
    [InlineData("type(1) == string", "bool")]
    [InlineData("type(optional.of(1)) == optional_type", "bool")]
    [InlineData("[]", "list(dyn)")]
    [InlineData("[1, 2]", "list(int)")]
    [InlineData("[1, 'a']", "list(dyn)")]
    [InlineData("[1, dyn('a')]", "list(dyn)")]
    [InlineData("[[], [1]]", "list(list(int))")]
    [InlineData("[] + [1]", "list(int)")]
    [InlineData("{}", "map(dyn, dyn)")]
    [InlineData("{'a': 1}", "map(string, int)")]
    [InlineData("{'a': 1, 2: 'b'}", "map(dyn, dyn)")]
    [InlineData("{'a': 1}.a", "int")]
    [InlineData("{}.a", "dyn")]
    [InlineData("d.a.b.c", "dyn")]
    [InlineData("d + 1", "int")]
    [InlineData("d + d", "dyn")]
    [InlineData("d < 1", "bool")]
    [InlineData("d[0]", "dyn")]
    [InlineData("[1][0]", "int")]
    [InlineData("true ? 1 : 2", "int")]
    [InlineData("true ? 1 : d", "dyn")]
    [InlineData("1 in [1]", "bool")]
    [InlineData("'a' in {'a': 1}", "bool")]
    [InlineData("null == object", "bool")]
    [InlineData("object == null", "bool")]
    [InlineData("optional.of(1) == null", "bool")]
    [InlineData("[1].all(x, x > 0)", "bool")]
    [InlineData("[1].map(x, [x])", "list(list(int))")]
    [InlineData("[].map(x, x)", "list(dyn)")]
    [InlineData("{'a': 1}.map(k, k)", "list(string)")]
    [InlineData("d.filter(x, x.y)", "list(dyn)")]
    [InlineData("[1].exists(i, i == 1) && i == 2", "bool")]
    [InlineData("['a'].exists(i, i == 'a')", "bool")]
    [InlineData("[{'label': 1}].map(variables, variables.label)", "list(int)")]
    [InlineData("variables.label", "string")]
    [InlineData("variables.nested.deep", "int")]
    [InlineData("variables.nested.deep + 1", "int")]
    [InlineData("object", "Object")]
    [InlineData("object.spec.replicas", "int")]
    [InlineData("object.spec.volumes[0].id", "int")]
    [InlineData("object.spec.volumes.all(v, v.id > 0)", "bool")]
    [InlineData("object.spec.labels['x']", "string")]
    [InlineData("object.spec.labels.x", "string")]
    [InlineData("object.spec.`cruise-control`", "Object.spec.cruise-control")]
    [InlineData("object.spec.port == 'http'", "bool")]
    [InlineData("has(object.spec.version)", "bool")]
    [InlineData("has(d.a.b)", "bool")]
    [InlineData("object.?spec", "optional_type(Object.spec)")]
    [InlineData("object.?spec.replicas", "optional_type(int)")]
    [InlineData("object.?spec.?replicas.orValue(3)", "int")]
    [InlineData("object.spec.?volumes[0]", "optional_type(Object.spec.volumes.@items)")]
    [InlineData("[1][?0]", "optional_type(int)")]
    [InlineData("[?object.?kind, 'a']", "list(string)")]
    [InlineData("{?'a': object.spec.?replicas}", "map(string, int)")]
    [InlineData("[?d]", "list(dyn)")]
    [InlineData("ip.isCanonical('::1')", "bool")]
    [InlineData("Object{spec: Object.spec{replicas: 3}}", "Object")]
    [InlineData("Object{?spec: optional.of(Object.spec{})}", "Object")]
    [InlineData("Object{anything: 1}.anything", "dyn")]
    [InlineData("Object{}.spec.replicas", "int")]
    [InlineData("type(Object{}) == Object", "bool")]
    [InlineData("Object.spec", "type(Object.spec)")]
    public void FindsTheTypeOfAnExpression(string expression, string type) =>
        Assert.Equal(type, Outcome(Mixed, expression));

    [Theory]
    [InlineData("undefined", "test:1:1: undeclared reference to 'undefined'")]
    [InlineData("objekt.spec", "test:1:1: undeclared reference to 'objekt'; did you mean 'object'?")]
    [InlineData("variables.lable", "test:1:11: undeclared reference to 'variables.lable'; did you mean 'variables.label'?")]
    [InlineData("[1].all(number, numbre > 1)", "test:1:17: undeclared reference to 'numbre'; did you mean 'number'?")]
    [InlineData("[1].all(x, true) && x", "test:1:21: undeclared reference to 'x'; did you mean 'd'?")]
    [InlineData("object.spec.replcas > 1", "test:1:13: undefined field 'replcas'; did you mean 'replicas'?")]
    [InlineData("has(object.spec.nothingOfTheSort)", "test:1:17: undefined field 'nothingOfTheSort'")]
    [InlineData("object.spec.volumes.all(v, v.idd > 0)", "test:1:30: undefined field 'idd'; did you mean 'id'?")]
    [InlineData("object.?spek", "test:1:9: undefined field 'spek'; did you mean 'spec'?")]
    [InlineData("object.spec.name.startWith('a')", "test:1:18: no function 'startWith' for string; did you mean 'startsWith'?")]
    [InlineData("object.spec.name.size()", "test:1:18: found no matching overload for 'size' applied to 'string.()'; there is size(string) -> int, size(list(A)) -> int, list(A).size() -> int")]
    [InlineData("siez('a')", "test:1:1: no function 'siez'; did you mean 'size'?")]
    [InlineData("1 + 'a'", "test:1:3: found no matching overload for '_+_' applied to '(int, string)'; there is int + int -> int")]
    [InlineData("[1] + ['a']", "test:1:5: found no matching overload for '_+_' applied to '(list(int), list(string))'; there is list(A) + list(A) -> list(A)")]
    [InlineData("-'a'", "test:1:1: found no matching overload for '-_' applied to '(string)'; there is -int -> int")]
    [InlineData("[1]['a']", "test:1:4: found no matching overload for '_[_]' applied to '(list(int), string)'; there is list(A)[int] -> A")]
    [InlineData("object.spec.name.startsWith(1)", "test:1:18: found no matching overload for 'startsWith' applied to 'string.(int)'; there is string.startsWith(string) -> bool")]
    [InlineData("1 && 'a'", "test:1:1: expected type 'bool' but found 'int'\ntest:1:6: expected type 'bool' but found 'string'")]
    [InlineData("i.x", "test:1:3: type 'int' does not support field selection; only a map or an object does")]
    [InlineData("[].length", "test:1:4: type 'list(dyn)' does not support field selection; only a map or an object does")]
    [InlineData("1.all(x, true)", "test:1:1: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)")]
    [InlineData("object.spec.all(x, true)", "test:1:8: expression of type 'Object.spec' cannot be range of a comprehension (must be list, map, or dynamic)")]
    [InlineData("[1].all(x)", "test:1:5: 'all' is a macro, and this is not how it is called; see its arguments in the manual")]
    [InlineData("i == null", "test:1:3: found no matching overload for '_==_' applied to '(int, null)'; there is A == A -> bool")]
    [InlineData("[?1]", "test:1:3: expected type 'optional_type(int)' but found 'int'; leave out the '?'")]
    [InlineData("{?'a': 1}", "test:1:8: expected type 'optional_type(int)' but found 'int'; leave out the '?'")]
    [InlineData("Object{spek: 1}", "test:1:14: undefined field 'spek'; did you mean 'spec'?")]
    [InlineData("Object.spec{replicas: '3'}", "test:1:23: expected type of field 'replicas' is 'int' but provided type is 'string'")]
    [InlineData("int{}", "test:1:1: 'int' is not a message type; only object types can be written with braces")]
    [InlineData("Objekt{}", "test:1:1: undeclared reference to 'Objekt'; did you mean 'Object'?")]
    [InlineData("nope + nothing", "test:1:1: undeclared reference to 'nope'\ntest:1:8: undeclared reference to 'nothing'")]
    public void SaysWhereWhatAndWhatInstead(string expression, string messages) =>
        Assert.Equal(messages, Outcome(Mixed, expression));

    [Theory]
    [InlineData("[1, 'a']", "test:1:5: expected type 'int' but found 'string'; a literal's elements have to be of one type, dyn(…) allows others")]
    [InlineData("{'a': 1, 2: 2}", "test:1:10: expected type 'string' but found 'int'; a literal's elements have to be of one type, dyn(…) allows others")]
    [InlineData("{'a': 1, 'b': '2'}", "test:1:15: expected type 'int' but found 'string'; a literal's elements have to be of one type, dyn(…) allows others")]
    [InlineData("[1, dyn('a')]", "list(dyn)")]
    [InlineData("[[], [1]]", "list(list(int))")]
    public void AsksForLiteralsOfOneTypeWhereTheEnvironmentDoes(string expression, string outcome) =>
        Assert.Equal(outcome, Outcome(Homogeneous, expression));

    [Theory]
    [InlineData("x", "string")]
    [InlineData("b.x", "string")]
    [InlineData(".x", "int")]
    [InlineData("y", "bool")]
    [InlineData("z", "double")]
    [InlineData("[1].map(x, x)", "list(int)")]
    [InlineData("[1].map(x, .x)", "list(int)")]
    [InlineData("w", "test:1:1: undeclared reference to 'w' (in container 'a.b'); did you mean 'x'?")]
    [InlineData("w()", "test:1:1: no function 'w' (in container 'a.b')")]
    public void LooksInTheContainerFromTheInside(string expression, string outcome)
    {
        var environment = CelEnvironment.Create(new EnvironmentOptions
        {
            Libraries = [Declared.Language],
            Container = "a.b",
            Variables = [new("x", CelType.Int), new("a.b.x", CelType.String), new("a.y", CelType.Bool), new("z", CelType.Double)],
        });
        Assert.Equal(outcome, Outcome(environment, expression));
    }

    [Fact]
    public void TakesTheLongestQualifiedNameFirst()
    {
        var environment = CelEnvironment.Create(new EnvironmentOptions
        {
            Libraries = [Declared.Language],
            Variables = [new("a", CelType.MapOf(CelType.String, CelType.Int)), new("a.b", CelType.MapOf(CelType.String, CelType.String))],
        });
        Assert.Equal("string", Outcome(environment, "a.b.c"));
        Assert.Equal("int", Outcome(environment, "a.c"));
        Assert.Equal(new VariableReference(1, "a.b"), environment.Check(Source("a.b")).Expr!.ReferenceOf(environment.Check(Source("a.b")).Expr!.Root));
    }

    [Fact]
    public void ALaterVariableHidesAnEarlierWhichKeepsItsSlot()
    {
        var environment = Mixed.With([new("i", CelType.String)]);
        var checkedExpr = environment.Check(Source("i")).Expr!;
        Assert.Equal(CelType.String, checkedExpr.ResultType);
        Assert.Equal(new VariableReference(Mixed.Variables.Count, "i"), checkedExpr.ReferenceOf(checkedExpr.Root));
        Assert.Equal("int", Outcome(Mixed, "i"));
    }

    [Fact]
    public void KeepsEveryOverloadThatDynMayReach()
    {
        var checkedExpr = Mixed.Check(Source("d + d")).Expr!;
        var reference = Assert.IsType<FunctionReference>(checkedExpr.ReferenceOf(checkedExpr.Root));
        Assert.Equal(["add_int64", "add_double", "add_string", "add_list"], Ids(reference));
        Assert.False(reference.IsMember);
    }

    [Fact]
    public void ANamespacedFunctionHasNoReceiver()
    {
        var checkedExpr = Mixed.Check(Source("ip.isCanonical('a')")).Expr!;
        Assert.True(Assert.IsType<FunctionReference>(checkedExpr.ReferenceOf(checkedExpr.Root)) is { IsMember: false, Candidates: [{ Id: "ip_is_canonical" }] });
    }

    internal static string Outcome(CelEnvironment environment, string expression)
    {
        var result = environment.Check(Source(expression));
        return result.Expr is not null ? result.Expr.ResultType.ToString() : string.Join('\n', result.Diagnostics);
    }

    private static SourceText Source(string expression) => new("test", expression);

    private static List<string> Ids(FunctionReference reference)
    {
        var ids = new List<string>();
        foreach (var overload in reference.Candidates)
        {
            ids.Add(overload.Id);
        }

        return ids;
    }

    private static EnvironmentOptions Options(bool homogeneous) => new()
    {
        Libraries = [Declared.Language],
        HomogeneousLiterals = homogeneous,
        Objects = new DeclaredObjects(),
        Variables =
        [
            new("i", CelType.Int), new("d", CelType.Dyn), new("object", SchemaTypes.Of("Object", TestSchemas.Broker)),
            new("variables.label", CelType.String), new("variables.nested.deep", CelType.Int),
        ],
    };
}
