using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Tests.Evaluation;

namespace Caveat.Cel.Tests.Functions;

public sealed class ExampleTests
{
    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (var library in (Library[])[StandardLibrary.Instance, OptionalLibrary.Instance])
        {
            foreach (var function in library.Functions)
            {
                foreach (var overload in function.Overloads)
                {
                    foreach (var example in overload.Examples)
                    {
                        data.Add(example.Expression, example.Result);
                    }
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void EveryExampleHolds(string expression, string result)
    {
        var expected = result.StartsWith("error: ", StringComparison.Ordinal) ? result : Expressions.Evaluate(result);
        Assert.Equal(expected, Expressions.Evaluate(expression));
    }

    [Fact]
    public void EveryOverloadHasADocument()
    {
        foreach (var function in StandardLibrary.Instance.Functions)
        {
            Assert.All(function.Overloads, overload => Assert.EndsWith(".", overload.Doc));
        }
    }
}
