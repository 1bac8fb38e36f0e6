using System.Text;

namespace Caveat.EndToEnd.Tests.Transcripts;

/// <summary>Splits a command line as a shell does it: words, single and double quotes, no expansion.</summary>
internal static class CommandLine
{
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        var inWord = false;
        foreach (var c in text)
        {
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : Append(word, c, quote);
            }
            else if (c is '\'' or '"')
            {
                (quote, inWord) = (c, true);
            }
            else if (c == ' ')
            {
                inWord = End(words, word, inWord);
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        End(words, word, inWord);
        return words;
    }

    private static char Append(StringBuilder word, char c, char quote)
    {
        word.Append(c);
        return quote;
    }

    private static bool End(List<string> words, StringBuilder word, bool inWord)
    {
        if (inWord)
        {
            words.Add(word.ToString());
            word.Clear();
        }

        return false;
    }
}
