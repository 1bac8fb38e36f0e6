using System.Text.RegularExpressions;

namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// .NET's non-backtracking engine. It refuses patterns of more than some thousand states unless the process says otherwise, which is below what RE2
/// accepts (<c>.{500}</c>); as <see cref="Re2Limits"/> has bounded the pattern already, its bound is lifted while one of ours is compiled.
/// </summary>
internal static class Re2Engine
{
    private const string MaxAutomatonSize = "REGEX_NONBACKTRACKING_MAX_AUTOMATA_SIZE";

    private static readonly Lock Gate = new();

    /// <summary>Compiles what <see cref="Re2Translator"/> wrote.</summary>
    public static Regex Compile(string pattern)
    {
        lock (Gate)
        {
            var before = AppContext.GetData(MaxAutomatonSize);
            AppContext.SetData(MaxAutomatonSize, int.MaxValue);
            try
            {
                return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            finally
            {
                AppContext.SetData(MaxAutomatonSize, before);
            }
        }
    }
}
