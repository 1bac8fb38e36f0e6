using System.Net.Http.Headers;
using System.Text;

namespace Caveat.Webhook.Auditing;

/// <summary>A token that stands in a file, as a mounted Secret does: read each time that it is wanted, since whoever keeps it changes it. Nothing that is said has a part of it.</summary>
internal sealed class BearerToken(string file)
{
    /// <summary>Bytes of a token: what servers take of a header, 8 KiB mostly. One in a JWT takes some 1,500.</summary>
    public const int MaxBytes = 8 * 1024;

    /// <summary>Null with a failure when the file holds none.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    public AuthenticationHeaderValue? Read(out string? failure)
    {
        // One more than may be: a file that is too long shows.
        var bytes = new byte[MaxBytes + 1];
        using var stream = File.OpenRead(file);
        var token = Encoding.Latin1.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).Trim();
        var isOne = token.Length is > 0 and <= MaxBytes && token.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;
        failure = isOne ? null : $"{file} holds no bearer token: one line of at most {MaxBytes} visible ASCII characters";
        return isOne ? new AuthenticationHeaderValue("Bearer", token) : null;
    }
}
