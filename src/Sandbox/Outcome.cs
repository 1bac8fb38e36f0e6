namespace Caveat.Sandbox;

/// <summary>Makes the two kinds of <see cref="Outcome{T}"/>.</summary>
public static class Outcome
{
    /// <summary>A success.</summary>
    public static Outcome<T> Of<T>(T value)
        where T : class => new(value, failure: null);

    /// <summary>A failure.</summary>
    /// <param name="failure">One message for people: what, and what to do instead.</param>
    public static Outcome<T> Failed<T>(string failure)
        where T : class => new(value: null, failure);
}
