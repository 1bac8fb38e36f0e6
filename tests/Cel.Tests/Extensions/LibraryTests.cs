using Caveat.Cel.Extensions;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Cel.Tests.Extensions;

public sealed class LibraryTests
{
    public static TheoryData<string, string, string, bool> Examples()
    {
        var data = new TheoryData<string, string, string, bool>();
        foreach (var (library, isKubernetes) in Libraries())
        {
            foreach (var overload in library.Functions.SelectMany(f => f.Overloads))
            {
                foreach (var example in overload.Examples)
                {
                    data.Add(overload.Id, example.Expression, example.Result, isKubernetes);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void EveryExampleHolds(string overload, string expression, string result, bool isKubernetes)
    {
        var example = new FunctionExample(expression, result);
        Assert.NotEmpty(overload);
        Assert.Equal(ExtensionExpressions.Expected(example, isKubernetes), ExtensionExpressions.Printed(example, isKubernetes));
    }

    [Fact]
    public void EveryOverloadHasADocExamplesABodyAndItsCosts()
    {
        foreach (var (library, _) in Libraries())
        {
            Assert.EndsWith(".", library.Doc.TrimEnd('`'));
            foreach (var overload in library.Functions.SelectMany(f => f.Overloads))
            {
                Assert.True(overload.Doc.EndsWith('.'), overload.Id);
                Assert.True(overload.Examples.Count > 0, overload.Id);
                Assert.True(overload.Body is not null, overload.Id);
                Assert.True(overload.Cost is not null, overload.Id);
                Assert.True(overload.StaticCost is not null, overload.Id);
            }
        }
    }

    [Fact]
    public void EveryTypeOfALibraryIsRegistered()
    {
        foreach (var (library, _) in Libraries())
        {
            var registered = library.Types.Select(t => t.Name).ToHashSet();
            foreach (var overload in library.Functions.SelectMany(f => f.Overloads))
            {
                var receiver = overload.IsMember ? overload.Parameters[0] : overload.Result;
                Assert.True(receiver.Kind != CelTypeKind.Opaque || receiver.IsOptional || registered.Contains(receiver.Name), overload.Id);
            }
        }
    }

    private static IEnumerable<(Library Library, bool IsKubernetes)> Libraries() =>
        KubernetesEnvironment.MutationLibraries(KubernetesVersion.Latest).Select(l => (l, true)).Concat(ExtensionExpressions.Others.Select(l => (l, false)));
}
