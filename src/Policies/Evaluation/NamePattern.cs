using System.Text;

namespace Caveat.Policies.Evaluation;

/// <summary>A user's name in which <c>*</c> stands for any run of characters but <c>:</c>, so that no service account can pose as one of another namespace.</summary>
internal sealed class NamePattern
{
    private readonly byte[] _pattern;

    public NamePattern(string pattern) => _pattern = Encoding.UTF8.GetBytes(pattern);

    public bool Fits(ReadOnlySpan<byte> name)
    {
        var (p, n, star, resume) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < _pattern.Length && _pattern[p] == '*')
            {
                (star, resume) = (p++, n);
            }
            else if (p < _pattern.Length && _pattern[p] == name[n])
            {
                p++;
                n++;
            }
            else if (star >= 0 && name[resume] != ':')
            {
                (p, n) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return IsRestEmpty(p);
    }

    private bool IsRestEmpty(int from)
    {
        while (from < _pattern.Length && _pattern[from] == '*')
        {
            from++;
        }

        return from == _pattern.Length;
    }
}
