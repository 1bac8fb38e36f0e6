using Caveat.Cel.Evaluation;

namespace Caveat.Cel.Tests.Evaluation;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("d.spec.replicas > 2 && d.spec.name.startsWith('kaf') && !d.spec.off")]
    [InlineData("d.spec.items.all(x, d.spec.items.exists_one(y, x == y))")]
    [InlineData("d.?spec.?storage.?size.orValue('none') == 'none'")]
    [InlineData("d.?spec.name.hasValue() && has(d.spec.items)")]
    [InlineData("s in ['a', 'strimzi'] && n in [1, 2, 7]")]
    [InlineData("s.matches('^[a-z]+$') && s.contains('rim') && size(s) == 7")]
    [InlineData("int('12') < n + 6 && (n > 9 ? variables.x : n) % 2 == 1")]
    public void BooleanRulesAllocateNothing(string expression)
    {
        var program = Expressions.Compile(expression);
        var frame = new Frame();
        var samples = new Samples();
        var meter = new CostMeter(CostMeter.ExpressionLimit);
        Assert.Equal(Truth.True, Test(program, frame, samples, meter));
        Assert.Equal(0, Allocations.BytesOfARound(() => Test(program, frame, samples, meter)));
    }

    private static Truth Test(Program program, Frame frame, Samples samples, CostMeter meter)
    {
        meter.Reset();
        frame.Begin(samples, meter);
        return program.Test(frame);
    }
}
