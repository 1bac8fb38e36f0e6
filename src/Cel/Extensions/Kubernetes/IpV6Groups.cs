using System.Globalization;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>Reads the eight groups of an IPv6 address, which <c>::</c> may stand for some of, and the last two of which may be an IPv4 address.</summary>
internal sealed class IpV6Groups(string text)
{
    private const int Count = 8;

    private readonly ushort[] _groups = new ushort[Count];
    private int _at;
    private int _read;
    private int _ellipsis = -1;

    /// <summary>The address, after <see cref="Read"/> gave no error.</summary>
    public UInt128 Bits { get; private set; }

    /// <summary>Null, or what is wrong and where.</summary>
    public (string Text, string? At)? Read()
    {
        if (text.StartsWith("::", StringComparison.Ordinal))
        {
            (_ellipsis, _at) = (0, 2);
        }

        while (_read < Count && _at < text.Length)
        {
            if (ReadGroup(out var isLast) is { } error)
            {
                return error;
            }

            if (isLast)
            {
                break;
            }
        }

        return Finish();
    }

    private (string Text, string? At)? ReadGroup(out bool isLast)
    {
        isLast = true;
        var start = _at;
        while (_at < text.Length && char.IsAsciiHexDigit(text[_at]))
        {
            if (_at - start > 3)
            {
                return ("each group must have 4 or less digits", text[start..]);
            }

            _at++;
        }

        if (_at == start)
        {
            return ("each colon-separated field must have at least one digit", text[start..]);
        }

        if (_at < text.Length && text[_at] == '.')
        {
            return ReadEmbedded(start);
        }

        _groups[_read++] = ushort.Parse(text.AsSpan(start, _at - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return _at == text.Length ? null : ReadColons(out isLast);
    }

    private (string Text, string? At)? ReadEmbedded(int start)
    {
        if (_ellipsis < 0 && _read != Count - 2)
        {
            return ("embedded IPv4 address must replace the final 2 fields of the address", text[start..]);
        }

        if (_read + 2 > Count)
        {
            return ("too many hex fields to fit an embedded IPv4 at the end of the address", text[start..]);
        }

        if (!IpAddressParser.TryEmbedded(text[start..], out var bits))
        {
            return ("invalid IPv4", text[start..]);
        }

        _groups[_read++] = (ushort)(bits >> 16);
        _groups[_read++] = (ushort)bits;
        _at = text.Length;
        return null;
    }

    private (string Text, string? At)? ReadColons(out bool isLast)
    {
        isLast = false;
        if (text[_at] != ':')
        {
            return ("unexpected character, want colon", text[_at..]);
        }

        if (_at == text.Length - 1)
        {
            return ("colon must be followed by more characters", text[_at..]);
        }

        _at++;
        if (text[_at] != ':')
        {
            return null;
        }

        if (_ellipsis >= 0)
        {
            return ("multiple :: in address", text[_at..]);
        }

        _ellipsis = _read;
        _at++;
        isLast = _at == text.Length;
        return null;
    }

    private (string Text, string? At)? Finish()
    {
        if (_at < text.Length)
        {
            return ("trailing garbage after address", text[_at..]);
        }

        if (_ellipsis < 0 && _read < Count)
        {
            return ("address string too short", null);
        }

        if (_ellipsis >= 0 && _read == Count)
        {
            return ("the :: must expand to at least one field of zeros", null);
        }

        for (var i = 0; i < Count; i++)
        {
            var group = _ellipsis < 0 || i < _ellipsis ? _groups[i] : i < _ellipsis + Count - _read ? (ushort)0 : _groups[i - Count + _read];
            Bits = (Bits << 16) | group;
        }

        return null;
    }
}
