namespace Caveat.Cel.Bench;

/// <summary>A small evaluator over values that are objects.</summary>
internal static class Boxed
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

    private sealed class Val
    {
        private static readonly Val True = new(Kind.Bool, 1);
        private static readonly Val False = new(Kind.Bool, 0);

        private Val(Kind kind, long bits) => (Kind, Bits) = (kind, bits);

        public static Val Error { get; } = new(Kind.Error, 0);

        public long Bits { get; }

        public Kind Kind { get; }

        public static Val Of(long number) => new(Kind.Int, number);

        public static Val Of(bool truth) => truth ? True : False;
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
