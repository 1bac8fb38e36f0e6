using Caveat.Cel.Values;
using CsCheck;

namespace Caveat.Cel.Tests.Values;

public sealed class ValueLawTests
{
    private static readonly Gen<Value> Numbers = Gen.OneOf(
        Gen.Long.Select(Value.Of),
        Gen.Int[-3, 3].Select(i => Value.Of((long)i)),
        Gen.ULong.Select(Value.Of),
        Gen.Int[0, 3].Select(i => Value.Of((ulong)i)),
        Gen.Double.Select(Value.Of),
        Gen.Int[-3, 3].Select(i => Value.Of((double)i)),
        Gen.Long.Select(i => Value.Of((double)i)));

    private static readonly Gen<Value> Scalars = Gen.OneOf(Numbers, Gen.String.Select(Value.Of), Gen.Bool.Select(Value.Of), Gen.Const(Value.Null));

    private static readonly Gen<Value> All = Gen.OneOf(
        Scalars,
        Scalars.Array[0, 4].Select(elements => Value.Of(new ValueList(elements))),
        Scalars.Array[0, 2].Array[0, 3].Select(lists => Value.Of(new ValueList(Array.ConvertAll(lists, list => Value.Of(new ValueList(list)))))));

    [Fact]
    public void EqualityIsSymmetric() => Gen.Select(All, All).Sample((a, b) =>
        Assert.Equal(ValueEquality.Equal(a, b), ValueEquality.Equal(b, a)));

    [Fact]
    public void EqualNumbersHaveOneHash() => Gen.Select(Numbers, Numbers).Sample((a, b) =>
    {
        if (ValueEquality.Equal(a, b))
        {
            Assert.Equal(ValueHash.Of(a), ValueHash.Of(b));
        }
    });

    [Fact]
    public void OrderIsAntisymmetric() => Gen.Select(Numbers, Numbers).Sample((a, b) =>
    {
        var (there, back) = (ValueComparer.Compare(a, b), ValueComparer.Compare(b, a));
        Assert.Equal(there, NumberOrder.Reverse(back));
        Assert.Equal(there == ValueOrder.Equal, ValueEquality.Equal(a, b));
    });

    [Fact]
    public void StringsAreOrderedByCodePoint() => Gen.Select(Gen.String, Gen.String).Sample((a, b) =>
    {
        var (left, right) = (Value.Of(a), Value.Of(b));
        Assert.Equal(Math.Sign(RunesOf(left.AsText).OrderTo(RunesOf(right.AsText))), (int)ValueComparer.Compare(left, right));
    });

    [Fact]
    public void CodePointsAreCounted() => Gen.String.Sample(text =>
        Assert.Equal(Count(Value.Of(text).AsText), CodePoints.Count(Value.Of(text).AsUtf8)));

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(1_000_000)]
    public void AJoinedListIsItsParts(int doublings)
    {
        var list = Value.Of(new ValueList([Value.Of(1L), Value.Of(2L), Value.Of(3L)]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < doublings && !list.IsError; i++)
        {
            list = JoinedList.Of(list, list);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 100_000);
        if (list.IsError)
        {
            Assert.Equal("a list of 1572864 elements is longer than the limit of 1000000", list.AsError.Message);
            return;
        }

        Assert.Equal("[1, 2, 3, 1, 2, 3]", ValueFormatter.Format(list));
    }

    [Fact]
    public void AListThatGrowsByOneStaysFlat()
    {
        var list = Value.Of(ValueList.Empty);
        for (var i = 0L; i < 2_000; i++)
        {
            list = JoinedList.Of(list, Value.Of(new ValueList([Value.Of(i)])));
        }

        for (var i = 0; i < 2_000; i++)
        {
            Assert.Equal(i, list.As<ListObject>().At(list.Bits, i).AsInt);
        }
    }

    [Fact]
    public void ADeepListIsComparedWithoutEnd()
    {
        Assert.False(ValueEquality.Equal(Nested(100_000), Nested(100_000)));
        Assert.True(ValueEquality.Equal(Nested(900), Nested(900)));
        Assert.EndsWith("…" + new string(']', ValueLimits.MaxNesting), ValueFormatter.Format(Nested(100_000)));
    }

    private static Value Nested(int depth)
    {
        var list = Value.Of(ValueList.Empty);
        for (var i = 1; i < depth; i++)
        {
            list = Value.Of(new ValueList([list]));
        }

        return list;
    }

    private static RuneSequence RunesOf(string text) => new(text);

    private static int Count(string text) => RunesOf(text).Count;
}
