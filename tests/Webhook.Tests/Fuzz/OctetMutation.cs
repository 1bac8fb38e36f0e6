using System.Text;

namespace Caveat.Webhook.Tests.Fuzz;

/// <summary>Changes a text without an eye for what it says.</summary>
internal sealed class OctetMutation
{
    private const int MaxChanges = 4;
    private const int MaxCut = 9;
    private const int MaxTaken = 60;

    // What JSON readers, and readers of text, get wrong.
    private static readonly byte[][] Oddities =
    [
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0x00],
        .. Array.ConvertAll<string, byte[]>(
            [
                "\\ud800", "\\u0000", "\\u0075", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "{}", "[]", "-0", "1e999", "-1E-400", "0x2", "02", "2.0", "9223372036854775808",
                "123456789012345678901234567890", ",\"object\":null", ",\"uid\":\"other\"", ",\"spec\":{\"replicas\":3}", "\"allowed\":true,", ",\"dryRun\":true", "/*", "//", "\n", "\u2028",
            ],
            Encoding.UTF8.GetBytes),
    ];

    private readonly Random _random;
    private readonly IReadOnlyList<byte[]> _corpus;

    public OctetMutation(Random random, IReadOnlyList<byte[]> corpus)
    {
        _random = random;
        _corpus = corpus;
    }

    public byte[] Of(byte[] review)
    {
        var octets = new List<byte>(review);
        for (var changes = _random.Next(1, MaxChanges + 1); changes > 0 && octets.Count > 0; changes--)
        {
            Change(octets, _random.Next(octets.Count));
        }

        return [.. octets];
    }

    private void Change(List<byte> octets, int at)
    {
        switch (_random.Next(7))
        {
            case 0:
                octets[at] = (byte)_random.Next(256);
                break;
            case 1:
                octets[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 2:
                octets.RemoveRange(at, Math.Min(octets.Count - at, _random.Next(1, MaxCut)));
                break;
            case 3:
                octets.RemoveRange(at, octets.Count - at);
                break;
            case 4:
                octets.InsertRange(at, Oddities[_random.Next(Oddities.Length)]);
                break;
            case 5:
                octets.InsertRange(at, Enumerable.Repeat((byte)"[{"[_random.Next(2)], _random.Next(1, 2000)));
                break;
            default:
                var other = _corpus[_random.Next(_corpus.Count)];
                var start = _random.Next(other.Length);
                octets.InsertRange(at, other[start..Math.Min(other.Length, start + _random.Next(1, MaxTaken))]);
                break;
        }
    }
}
