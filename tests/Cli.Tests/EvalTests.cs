namespace Caveat.Cli.Tests;

public sealed class EvalTests : IDisposable
{
    private const string Widget =
        """
        metadata: {name: web, labels: {tier: "1"}}
        spec: {replicas: 3, images: ["a:1", "b"]}

        """;

    private readonly CommandLine _caveat = new CommandLine().With("w.yaml", Widget);

    public void Dispose() => _caveat.Dispose();

    public static TheoryData<string[], string> Printed() => new()
    {
        { ["1 + 1"], "2" },
        { ["-1"], "-1" },
        { ["--", "-(1 + 1)"], "-2" },
        { ["object.spec.replicas * 2", "-f", "w.yaml"], "6" },
        { ["object.metadata.name", "-f", "w.yaml"], "web" },
        { ["object.metadata.name", "-f", "w.yaml", "-o", "json"], "\"web\"" },
        { ["object.spec", "-f", "w.yaml"], """{"replicas": 3, "images": ["a:1", "b"]}""" },
        { ["object.spec", "-f", "w.yaml", "-o", "json"], """{"replicas":3,"images":["a:1","b"]}""" },
        { ["object.spec", "-f", "w.yaml", "-o", "yaml"], "replicas: 3\nimages:\n  - \"a:1\"\n  - b" },
        { ["oldObject == null && object != null", "-f", "w.yaml"], "true" },
        { ["object == null && oldObject != null", "--old", "w.yaml"], "true" },
        { ["object == oldObject", "-f", "w.yaml", "--old", "w.yaml"], "true" },
        { ["a + b", "--var", "a=1", "--var", "b=2"], "3" },
        { ["variables.text", "--var", "variables.text=\"x=y\""], "x=y" },
        { ["[1u, 2u]"], "[1u, 2u]" },
        { ["1 < 1.5", "--kubernetes", "1.28"], "true" },
        { ["1.5 < 2.5", "--kubernetes", "1.27"], "true" },
        { ["math.greatest(1, 2)", "--with-library", "math"], "2" },
        { ["cel.bind(x, base64.encode(b'a'), x + x)", "--with-library", "encoders", "--with-library", "bindings", "--with-library", "encoders"], "YQ==YQ==" },
    };

    [Theory]
    [MemberData(nameof(Printed))]
    public async Task PrintsTheValue(string[] arguments, string value) =>
        Assert.Equal($"exit 0\n--- output\n{value}\n--- error\n", await _caveat.RunAsync(["eval", .. arguments]));

    [Fact]
    public async Task ReadsTheObjectFromStandardInput() =>
        Assert.Equal("exit 0\n--- output\n4\n--- error\n", await _caveat.RunAsync(["eval", "object.a + 1", "-f", "-"], """{"a":3}"""));

    [Fact]
    public async Task TellsTypeAndCostOnStandardError() =>
        Assert.Equal("exit 0\n--- output\n2\n--- error\ntype kubernetes.Quantity, cost 1\n", await _caveat.RunAsync(["eval", "quantity('2')", "--verbose"]));

    public static TheoryData<string[], string> Failed() => new()
    {
        { ["[1, 2].map(x, x / 0)"], "<input>:1:17: division by zero\n  | [1, 2].map(x, x / 0)\n  |                 ^" },
        { ["object.b", "-f", "w.yaml"], "<input>:1:8: no such key: b\n  | object.b\n  |        ^" },
        { [Doubling(30)], "<input>: the value is longer than 16777216 bytes as JSON (MaxBytes)" },
    };

    [Theory]
    [MemberData(nameof(Failed))]
    public async Task AnErrorOfTheEvaluationIsExitOne(string[] arguments, string error) =>
        Assert.Equal($"exit 1\n--- output\n--- error\n{error}\n", await _caveat.RunAsync(["eval", .. arguments]));

    public static TheoryData<string[], string> Refused() => new()
    {
        { ["objct.spec", "-f", "w.yaml"], "<input>:1:1: undeclared reference to 'objct'; did you mean 'object'?\n  | objct.spec\n  | ^^^^^" },
        { ["1 < 1.5", "--kubernetes", "1.27"], "<input>:1:3: found no matching overload for '_<_' applied to '(int, double)'; there is int < int -> bool\n  | 1 < 1.5\n  |   ^" },
        { ["object", "-f", "none.yaml"], "none.yaml: no such file or directory" },
        { ["object", "-f", "two.yaml"], "two.yaml:3:1: a second document; expected one object in YAML or JSON" },
        { ["object", "-f", "empty.yaml"], "empty.yaml: no document; expected one object in YAML or JSON" },
        { ["object", "-f", "bad.yaml"], "bad.yaml:1:4: not YAML: neither a value nor the end of one stands here" },
        { ["object", "-f", "-", "--old", "-"], "-f and --old can't both read standard input" },
        { ["a", "--var", "a"], "--var a: expected NAME=JSON, such as --var replicas=3 or --var 'name=\"web\"'" },
        { ["a", "--var", "a=web"], "--var a: not JSON: byte 0: 'w' can't stand here; expected a value; a string stands in quotes: --var 'a=\"text\"'" },
        {
            ["a", "--var", "a-b=1", "--var", "a=1", "--var", "a=2"],
            "--var: 'a-b' is no name of a variable; expected letters, digits and '_', not a digit first, such as 'replicas'\n--var a: there is a variable of that name already"
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task WhatCanNotBeReadOrCompiledIsExitTwo(string[] arguments, string error)
    {
        _caveat.With("two.yaml", "a: 1\n---\nb: 2\n").With("empty.yaml", "# nothing\n").With("bad.yaml", "a: [\nb: ]\n");
        Assert.Equal($"exit 2\n--- output\n--- error\n{error}\n", await _caveat.RunAsync(["eval", .. arguments]));
    }

    [Theory]
    [InlineData("no expression; expected 'caveat eval EXPR', or 'caveat eval --batch' with requests on standard input")]
    [InlineData("an expression and --batch exclude each other; with --batch the expressions come from standard input", "1", "--batch")]
    [InlineData("-f, --old, --var, -o and --verbose have no meaning with --batch; a request brings its own \"vars\"", "--batch", "--var", "a=1")]
    [InlineData("--kubernetes 1.99: no release that is known here; expected 1.25 to 1.36", "1", "--kubernetes", "1.99")]
    [InlineData("--kubernetes new: no release that is known here; expected 1.25 to 1.36", "1", "--kubernetes", "new")]
    public async Task BadUsageIsTold(string error, params string[] arguments)
    {
        var told = await _caveat.RunAsync(["eval", .. arguments]);
        Assert.StartsWith("exit 2\n", told, StringComparison.Ordinal);
        Assert.EndsWith($"\n--- error\n{error}\n\n", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswersABatch() => Golden.Verify(await _caveat.RunAsync(
        ["eval", "--batch"],
        """
        {"expr":"a + 1","vars":{"a":1}}
        {"vars":{"b":{"c":["x"]}},"expr":"b.c[0]"}
        {"expr":"1 + ","vars":{}}
        {"expr":"nothing","vars":null}
        {"expr":"1 / 0"}
        {"expr":"[1, 2].map(x, x * 2)"}
        not JSON

        []
        {"vars":{}}
        {"expr":1}
        {"expr":"a","var":{"a":1}}
        {"expr":"a","vars":[1]}
        {"expr":"1","vars":{"a-b":1}}
        {"expr":"a.b","vars":{"a.b":"qualified"}}
        {"expr":"range.all(a, range.all(b, range.all(c, range.all(d, a > 0))))","vars":{"range":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40]}}
        {"expr":"'last, without a line end'"}
        """));

    private static string Doubling(int times) => "[1]" + string.Concat(Enumerable.Repeat(".map(a, [a, a])", times));
}
