namespace Caveat.Cel.Bench;

/// <summary>A small evaluator over values that are an object, 64 bits and a kind.</summary>
internal static class Struct24
{
    /// <summary><c>(a + b) * c &lt; d</c> over variables.</summary>
    public static Func<bool> Arithmetic()
    {
        Val[] variables = [Val.Of(3), Val.Of(4), Val.Of(5), Val.Of(100)];
        var root = new Less(new Multiply(new Add(new Variable(0), new Variable(1)), new Variable(2)), new Variable(3));
        return () => root.Evaluate(variables).Bits != 0;
    }

    /// <summary><c>l.all(x, x &lt; d)</c> over a list of 16 ints in a document.</summary>
    public static Func<bool> Loop()
    {
        var document = new Document(16);
        Val[] variables = [Val.Of(0), Val.Of(0), Val.Of(0), Val.Of(100)];
        var predicate = new Less(new Variable(0), new Variable(3));
        return () =>
        {
            for (var i = 0; i < document.Count; i++)
            {
                variables[0] = document.At(i);
                if (predicate.Evaluate(variables).Bits == 0)
                {
                    return false;
                }
            }

            return true;
        };
    }

    private enum Kind
    {
        Error,
        Bool,
        Int,
    }

    private readonly struct Val
    {
        private Val(Kind kind, long bits, object? source) => (Kind, Bits, Source) = (kind, bits, source);

        public static Val Error => new(Kind.Error, 0, null);

        public long Bits { get; }

        public Kind Kind { get; }

        public object? Source { get; }

        public static Val Of(long number) => new(Kind.Int, number, null);

        public static Val Of(bool truth) => new(Kind.Bool, truth ? 1 : 0, null);
    }

    private sealed class Document(int count)
    {
        private readonly long[] _numbers = new long[count];

        public int Count => _numbers.Length;

        public Val At(int index) => Val.Of(_numbers[index]);
    }

    private abstract class Node
    {
        public abstract Val Evaluate(Val[] variables);
    }

    private sealed class Variable(int slot) : Node
    {
        public override Val Evaluate(Val[] variables) => variables[slot];
    }

    private sealed class Add(Node left, Node right) : Node
    {
        public override Val Evaluate(Val[] variables)
        {
            var (a, b) = (left.Evaluate(variables), right.Evaluate(variables));
            return a.Kind == Kind.Int && b.Kind == Kind.Int ? Val.Of(a.Bits + b.Bits) : Val.Error;
        }
    }

    private sealed class Multiply(Node left, Node right) : Node
    {
        public override Val Evaluate(Val[] variables)
        {
            var (a, b) = (left.Evaluate(variables), right.Evaluate(variables));
            return a.Kind == Kind.Int && b.Kind == Kind.Int ? Val.Of(a.Bits * b.Bits) : Val.Error;
        }
    }

    private sealed class Less(Node left, Node right) : Node
    {
        public override Val Evaluate(Val[] variables)
        {
            var (a, b) = (left.Evaluate(variables), right.Evaluate(variables));
            return a.Kind == Kind.Int && b.Kind == Kind.Int ? Val.Of(a.Bits < b.Bits) : Val.Error;
        }
    }
}
