namespace Caveat.Policies.Model;

/// <summary>When an exception ends.</summary>
/// <param name="Time">From this moment on it holds no more.</param>
/// <param name="Text">As written.</param>
internal sealed record ExceptionEnd(DateTimeOffset Time, string Text);
