namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// Writes a parsed pattern as a program, repetitions written out as Go's <c>regexp/syntax</c> does: <c>x{2,4}</c> is <c>xx(x(x)?)?</c>. It recurses as deep
/// as the tree is high, which <see cref="Re2Limits.MaxHeight"/> bounds.
/// </summary>
internal sealed class Re2Compiler
{
    private readonly List<Re2Instruction> _code = [];
    private readonly List<CodePointSet> _classes = [];
    private readonly Dictionary<CodePointSet, int> _numbers = new(ReferenceEqualityComparer.Instance);

    public static Re2Program Compile(Re2Node root)
    {
        var compiler = new Re2Compiler();
        compiler.Write(root);
        compiler.Add(Re2Operation.Match);
        return new Re2Program([.. compiler._code], [.. compiler._classes]);
    }

    private int Add(Re2Operation operation, int first = 0)
    {
        _code.Add(new Re2Instruction(operation, first));
        return _code.Count - 1;
    }

    private void Write(Re2Node node)
    {
        switch (node)
        {
            case Re2Class one:
                Add(Re2Operation.Class, NumberOf(one.Set));
                break;
            case Re2Assertion assertion:
                Add(Re2Operation.Assert, (int)assertion.Kind);
                break;
            case Re2Concat concat:
                foreach (var part in concat.Parts)
                {
                    Write(part);
                }

                break;
            case Re2Alternation alternation:
                Write(alternation.Choices);
                break;
            case Re2Repeat repeat:
                Write(repeat);
                break;
        }
    }

    private int NumberOf(CodePointSet set)
    {
        if (!_numbers.TryGetValue(set, out var number))
        {
            number = _classes.Count;
            _numbers.Add(set, number);
            _classes.Add(set);
        }

        return number;
    }

    private void Write(IReadOnlyList<Re2Node> choices)
    {
        var ends = new List<int>(choices.Count);
        for (var i = 0; i < choices.Count - 1; i++)
        {
            var split = Add(Re2Operation.Split);
            Write(choices[i]);
            ends.Add(Add(Re2Operation.Jump));
            SetSplit(split, split + 1, _code.Count);
        }

        Write(choices[^1]);
        foreach (var end in ends)
        {
            _code[end] = new Re2Instruction(Re2Operation.Jump, _code.Count);
        }
    }

    private void Write(Re2Repeat repeat)
    {
        if (repeat.Max != Re2Repeat.Unbounded)
        {
            WriteTimes(repeat.Body, repeat.Min);
            WriteOptional(repeat, repeat.Max - repeat.Min);
        }
        else if (repeat.Min > 0)
        {
            WriteTimes(repeat.Body, repeat.Min - 1);
            WriteLoop(repeat);
        }
        else
        {
            WriteStar(repeat);
        }
    }

    private void WriteTimes(Re2Node body, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Write(body);
        }
    }

    /// <summary>Up to so many more, each only after the one before.</summary>
    private void WriteOptional(Re2Repeat repeat, int times)
    {
        var splits = new List<int>(times);
        for (var i = 0; i < times; i++)
        {
            splits.Add(Add(Re2Operation.Split));
            Write(repeat.Body);
        }

        foreach (var split in splits)
        {
            SetChoice(split, split + 1, _code.Count, repeat.IsGreedy);
        }
    }

    /// <summary><c>x+</c>.</summary>
    private void WriteLoop(Re2Repeat repeat)
    {
        var start = _code.Count;
        Write(repeat.Body);
        var split = Add(Re2Operation.Split);
        SetChoice(split, start, _code.Count, repeat.IsGreedy);
    }

    /// <summary><c>x*</c>, as <c>(x+)?</c>: where x may be empty, one round through it comes before none, as in Go since 1.17 and in RE2.</summary>
    private void WriteStar(Re2Repeat repeat)
    {
        var split = Add(Re2Operation.Split);
        WriteLoop(repeat);
        SetChoice(split, split + 1, _code.Count, repeat.IsGreedy);
    }

    private void SetChoice(int split, int again, int on, bool greedy) => SetSplit(split, greedy ? again : on, greedy ? on : again);

    private void SetSplit(int split, int first, int second) => _code[split] = new Re2Instruction(Re2Operation.Split, first, second);
}
