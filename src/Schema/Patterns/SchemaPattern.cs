using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Caveat.Schema.Patterns;

/// <summary>
/// A pattern of RE2's syntax, which is what API servers take, matched in time linear in the text. <c>.</c> and classes see a character beyond the Basic Multilingual Plane as two,
/// and <c>\b</c> knows the letters of all scripts; in both RE2 differs. Immutable and safe to share between threads.
/// </summary>
internal sealed class SchemaPattern
{
    private const int StackChars = 256;
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private readonly Regex _regex;

    private SchemaPattern(string source, Regex regex)
    {
        Source = source;
        _regex = regex;
    }

    public string Source { get; }

    /// <summary>Compiles a pattern; the error is a whole sentence.</summary>
    public static bool TryCompile(string source, [NotNullWhen(true)] out SchemaPattern? pattern, [NotNullWhen(false)] out string? error)
    {
        pattern = null;
        var translated = new PatternTranslator(source).Run(out error);
        if (error is null)
        {
            pattern = Compile(source, translated, out error);
        }

        error = error is null ? null : SchemaMessages.BadPattern(error);
        return pattern is not null;
    }

    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= StackChars)
        {
            Span<char> buffer = stackalloc char[StackChars];
            return _regex.IsMatch(buffer[..Encoding.UTF8.GetChars(utf8, buffer)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        var matched = _regex.IsMatch(rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented)));
        ArrayPool<char>.Shared.Return(rented);
        return matched;
    }

    // The constructor throws for what the translation let through: a bad range, a repetition of nothing, more states than the engine takes.
    private static SchemaPattern? Compile(string source, string translated, out string? error)
    {
        try
        {
            error = null;
            return new SchemaPattern(source, new Regex(translated, Options));
        }
        catch (RegexParseException exception)
        {
            error = PatternErrors.Of(exception.Error);
        }
        catch (NotSupportedException)
        {
            error = PatternErrors.TooLarge;
        }

        return null;
    }
}
