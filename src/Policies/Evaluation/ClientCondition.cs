using System.Text;

namespace Caveat.Policies.Evaluation;

/// <summary>A match condition on who writes: what <see cref="ClientSet"/> says, in CEL.</summary>
internal static class ClientCondition
{
    /// <summary>True of a request by a client that is in none of the sets.</summary>
    public static string NoneOf(IReadOnlyList<ClientSet> sets)
    {
        var users = new StringBuilder();
        var groups = new List<string>();
        foreach (var set in sets)
        {
            foreach (var pattern in set.UserPatterns)
            {
                AppendPattern(users.Append(users.Length == 0 ? "" : "|"), pattern);
            }

            groups.AddRange(set.GroupNames);
        }

        return $"!(has(request.userInfo.username) && request.userInfo.username.matches({CelText.Of($"^({users})$")}))"
            + $" && !(has(request.userInfo.groups) && request.userInfo.groups.exists(g, g in {CelText.ListOf(groups)}))";
    }

    private static void AppendPattern(StringBuilder regex, string pattern)
    {
        foreach (var c in pattern)
        {
            if (c == '*')
            {
                regex.Append("[^:]*");
            }
            else
            {
                // RE2 takes a backslash before any ASCII punctuation.
                regex.Append(char.IsAscii(c) && char.IsPunctuation(c) || char.IsSymbol(c) && char.IsAscii(c) ? "\\" : "").Append(c);
            }
        }
    }
}
