using System.Text;

namespace Caveat.Cel.Tests.Values;

/// <summary>The code points of a text, compared one by one.</summary>
internal sealed class RuneSequence(string text)
{
    private readonly List<Rune> _runes = [.. text.EnumerateRunes()];

    public int Count => _runes.Count;

    public int OrderTo(RuneSequence other)
    {
        for (var i = 0; i < Math.Min(Count, other.Count); i++)
        {
            var order = _runes[i].CompareTo(other._runes[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return Count.CompareTo(other.Count);
    }
}
