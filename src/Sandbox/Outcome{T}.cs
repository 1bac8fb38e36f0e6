using System.Diagnostics.CodeAnalysis;

namespace Caveat.Sandbox;

/// <summary>Either a value, or the reason why there is none, written for the user whose machine or input causes it.</summary>
public sealed class Outcome<T>
    where T : class
{
    internal Outcome(T? value, string? failure)
    {
        Value = value;
        Failure = failure;
    }

    /// <summary>Null exactly when <see cref="Failure"/> is not.</summary>
    public T? Value { get; }

    /// <summary>Null exactly when <see cref="Value"/> is not.</summary>
    public string? Failure { get; }

    /// <summary>Tells which of the two is there.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Value is not null;

    /// <summary>For callers who have no one to tell, such as tests.</summary>
    /// <exception cref="InvalidOperationException">There is no value; the message is the failure.</exception>
    public T OrThrow() => Value ?? throw new InvalidOperationException(Failure);
}
