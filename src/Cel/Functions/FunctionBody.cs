using Caveat.Cel.Values;

namespace Caveat.Cel.Functions;

/// <summary>
/// What an overload does. It is called with arguments of the overload's types that are no errors, returns an error value instead of throwing, and keeps nothing.
/// Exactly one of the four is there, chosen by the number of arguments, a receiver counted first.
/// </summary>
public sealed class FunctionBody
{
    private FunctionBody()
    {
    }

    /// <summary>Of one argument.</summary>
    public Func<Value, Value>? Unary { get; private init; }

    /// <summary>Of two arguments.</summary>
    public Func<Value, Value, Value>? Binary { get; private init; }

    /// <summary>Of three arguments.</summary>
    public Func<Value, Value, Value, Value>? Ternary { get; private init; }

    /// <summary>Of none, or of four and more.</summary>
    public Func<Value[], Value>? Variadic { get; private init; }

    /// <summary>Of one argument.</summary>
    public static implicit operator FunctionBody(Func<Value, Value> body) => new() { Unary = body };

    /// <summary>Of two arguments.</summary>
    public static implicit operator FunctionBody(Func<Value, Value, Value> body) => new() { Binary = body };

    /// <summary>Of three arguments.</summary>
    public static implicit operator FunctionBody(Func<Value, Value, Value, Value> body) => new() { Ternary = body };

    /// <summary>Of none, or of four and more.</summary>
    public static implicit operator FunctionBody(Func<Value[], Value> body) => new() { Variadic = body };
}
