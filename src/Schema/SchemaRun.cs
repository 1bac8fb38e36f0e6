using Caveat.Json;

namespace Caveat.Schema;

/// <summary>One evaluation: where it is, what it found, what it may still do. Made once and used again, so that judging a valid value allocates nothing. Not thread-safe.</summary>
internal sealed class SchemaRun
{
    private readonly List<SchemaViolation> _violations = [];
    private JsonText? _source;
    private int[] _path = new int[32];
    private int _length;
    private int _depth;
    private int _steps;
    private int _quiet;
    private string? _exceeded;

    /// <summary>Whether nobody reads what is reported.</summary>
    public bool IsQuiet => _quiet > 0;

    /// <summary>Whether one violation settles it.</summary>
    public bool StopsAtFirst => _quiet > 0 || _exceeded is not null || _violations.Count >= SchemaLimits.MaxViolations;

    /// <summary>Number of violations so far, for <see cref="TakeBack"/>.</summary>
    public int Count => _violations.Count;

    /// <summary>Judges a value without a word.</summary>
    public bool Accepts(SchemaNode root, JsonValue value)
    {
        Begin(value);
        var valid = Try(root, value) && _exceeded is null;
        End();
        return valid;
    }

    /// <summary>Judges a value; the violations in the order of the schema.</summary>
    public IReadOnlyList<SchemaViolation> Validate(SchemaNode root, JsonValue value)
    {
        Begin(value);
        root.Evaluate(value, this);
        if (_exceeded is not null)
        {
            _violations.Add(new SchemaViolation(FieldPath.Root, "", _exceeded));
        }

        IReadOnlyList<SchemaViolation> found = _violations.Count == 0 ? [] : _violations.ToArray();
        End();
        return found;
    }

    /// <summary>Whether a schema accepts a value, without a report.</summary>
    public bool Try(SchemaNode node, JsonValue value)
    {
        _quiet++;
        var valid = node.Evaluate(value, this);
        _quiet--;
        return valid;
    }

    /// <summary>Goes into a schema; false when that is too deep or one too many.</summary>
    public bool Enter()
    {
        if (++_steps > SchemaLimits.MaxSteps)
        {
            _exceeded ??= SchemaMessages.TooManySteps;
        }
        else if (_depth >= SchemaLimits.MaxEvaluationDepth)
        {
            _exceeded ??= SchemaMessages.TooDeep;
        }

        if (_exceeded is not null)
        {
            return false;
        }

        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Counts work that no schema is entered for.</summary>
    public bool Spend(int steps)
    {
        _steps = (int)Math.Min((long)_steps + steps, int.MaxValue - 1);
        if (_steps > SchemaLimits.MaxSteps)
        {
            _exceeded ??= SchemaMessages.TooManySteps;
        }

        return _exceeded is null;
    }

    /// <summary>Judges a property's value.</summary>
    public bool Evaluate(SchemaNode node, in JsonProperty property)
    {
        Push(property.NameValue.Index);
        var valid = node.Evaluate(property.Value, this);
        _length--;
        return valid;
    }

    /// <summary>Judges an element.</summary>
    public bool Evaluate(SchemaNode node, JsonValue element, int index)
    {
        Push(~index);
        var valid = node.Evaluate(element, this);
        _length--;
        return valid;
    }

    /// <summary>Reports a violation here, unless the run is quiet; false.</summary>
    public bool Report(string keyword, string message) => Add(Path(), keyword, message);

    /// <summary>Reports a violation of a property.</summary>
    public bool Report(PathSegment step, string keyword, string message) => Add(Path().Append(step), keyword, message);

    /// <summary>Forgets the violations behind the first so many; gives the first of them as text, without the place where that is here.</summary>
    public string TakeBack(int count)
    {
        if (_violations.Count <= count)
        {
            return "";
        }

        var first = _violations[count];
        _violations.RemoveRange(count, _violations.Count - count);
        return first.Path.Length == _length ? first.Message : first.ToString();
    }

    private bool Add(FieldPath path, string keyword, string message)
    {
        if (_violations.Count < SchemaLimits.MaxViolations)
        {
            _violations.Add(new SchemaViolation(path, keyword, message));
        }

        return false;
    }

    private void Begin(JsonValue value)
    {
        _source = value.Source;
        _length = _depth = _steps = _quiet = 0;
        _exceeded = null;
    }

    private void End()
    {
        _source = null;
        _violations.Clear();
    }

    private void Push(int step)
    {
        if (_length == _path.Length)
        {
            Array.Resize(ref _path, _length * 2);
        }

        _path[_length++] = step;
    }

    private FieldPath Path()
    {
        var segments = new PathSegment[_length];
        for (var i = 0; i < _length; i++)
        {
            segments[i] = _path[i] < 0 ? PathSegment.Of(~_path[i]) : PathSegment.Of(_source!.ValueAt(_path[i]).Utf8);
        }

        return FieldPath.Of(segments);
    }
}
