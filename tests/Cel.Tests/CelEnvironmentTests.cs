using Caveat.Cel.Extensions;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Tests.Checking;
using Caveat.Cel.Types;

namespace Caveat.Cel.Tests;

public sealed class CelEnvironmentTests
{
    [Fact]
    public void RefusesOneIdForTwoOverloads() => Assert.Equal(
        "overload 'f_int' is declared twice: f(int) -> int and g(int) -> int (Parameter 'options')",
        Refusal(Declared.Function("f", Declared.Of("f_int", CelType.Int, CelType.Int)), Declared.Function("g", Declared.Of("f_int", CelType.Int, CelType.Int))));

    [Fact]
    public void RefusesTwoOverloadsOfTheSameArguments() => Assert.Equal(
        "overloads 'f_a' and 'f_b' take the same arguments: f(list(A)) -> int and f(list(B)) -> bool (Parameter 'options')",
        Refusal(
            Declared.Function("f", Declared.Of("f_a", CelType.Int, CelType.ListOf(CelType.Parameter("A")))),
            Declared.Function("f", Declared.Of("f_b", CelType.Bool, CelType.ListOf(CelType.Parameter("B"))))));

    [Fact]
    public void FindsNoContradictionInTheLibrariesOfAnyCluster()
    {
        for (var minor = 20; minor <= KubernetesVersion.Latest.Minor; minor++)
        {
            var version = new KubernetesVersion(1, minor);
            var environment = CelEnvironment.Create(new EnvironmentOptions
            {
                Libraries = [StandardLibrary.Instance, OptionalLibrary.Instance, .. KubernetesEnvironment.MutationLibraries(version)],
            });
            Assert.Equal("bool", CheckerTests.Outcome(environment, "[1, 2].all(x, x > 0)"));
        }
    }

    [Fact]
    public void TakesTheSameOverloadFromTwoLibraries()
    {
        var environment = CelEnvironment.Create(new EnvironmentOptions { Libraries = [Declared.Language, Declared.Language] });
        Assert.Equal("int", CheckerTests.Outcome(environment, "1 + 2"));
    }

    [Fact]
    public void HasOptionalSyntaxOnlyWithTheLibraryOfOptionals()
    {
        var environment = CelEnvironment.Create(new EnvironmentOptions { Variables = [new("a", CelType.Dyn)] });
        Assert.Contains("'?'", CheckerTests.Outcome(environment, "a.?b"), StringComparison.Ordinal);
    }

    [Fact]
    public void HoldsTheLimits()
    {
        var environment = CelEnvironment.Create(new EnvironmentOptions { Libraries = [Declared.Language], MaxCodePoints = 10, MaxDepth = 3 });
        Assert.Equal("int", CheckerTests.Outcome(environment, "1 + 2"));
        Assert.NotEqual("int", CheckerTests.Outcome(environment, "1 + 2      "));
        Assert.NotEqual("list(list(list(list(int))))", CheckerTests.Outcome(environment, "[[[[1]]]]"));
    }

    private static string Refusal(params FunctionDeclaration[] functions) =>
        Assert.Throws<ArgumentException>(() => CelEnvironment.Create(new EnvironmentOptions { Libraries = [new Library { Name = "t", Functions = functions }] })).Message;
}
