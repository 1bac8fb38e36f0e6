using System.Security.Cryptography;
using System.Text;
using Caveat.Certificates;

namespace Caveat.Sandbox.State;

/// <summary>A kubeconfig with everything in it: no path to another file, so it can be copied anywhere.</summary>
internal static class Kubeconfig
{
    // Enough of a hash to keep apart the few users of a sandbox.
    private const int HashBytes = 4;

    public static string Text(int port, string authorityPem, string user, IssuedCertificate client) =>
        $"""
        apiVersion: v1
        kind: Config
        current-context: caveat
        clusters:
          - name: caveat
            cluster:
              server: https://127.0.0.1:{port}
              certificate-authority-data: {Base64(authorityPem)}
        contexts:
          - name: caveat
            context:
              cluster: caveat
              user: {Quoted(user)}
              namespace: default
        users:
          - name: {Quoted(user)}
            user:
              client-certificate-data: {Base64(client.CertificatePem)}
              client-key-data: {Base64(client.KeyPem)}

        """;

    /// <summary>A file name for a user with its groups: readable, and different for different ones.</summary>
    public static string FileName(string user, IReadOnlyList<string> groups)
    {
        var readable = new StringBuilder();
        foreach (var character in user)
        {
            readable.Append(char.IsAsciiLetterOrDigit(character) ? character : '-');
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [user, .. groups])));
        return $"{readable}-{Convert.ToHexStringLower(hash.AsSpan(0, HashBytes))}";
    }

    private static string Base64(string pem) => Convert.ToBase64String(Encoding.UTF8.GetBytes(pem + "\n"));

    // A single-quoted YAML scalar knows one escape.
    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
