using System.Buffers;
using System.Text;
using System.Text.Json;
using Caveat.Certificates;
using Caveat.Cluster.Election;
using Caveat.Json;

namespace Caveat.Cluster.Certificates;

/// <summary>
/// A Secret with the certificates that all replicas share. Of type <c>kubernetes.io/tls</c>, so that <c>tls.crt</c>, <c>tls.key</c> and <c>ca.crt</c> are what other tools expect there.
/// </summary>
public sealed class CertificateSecret
{
    private const string SigningCertificate = "signing.crt";
    private const string SigningKey = "signing.key";
    private const string NextCertificate = "next.crt";
    private const string NextKey = "next.key";
    private const string PreviousCertificate = "previous.crt";

    private readonly ClusterConnection _connection;
    private readonly string _collection;
    private readonly string _name;
    private readonly string _namespace;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="ns">Namespace of the Secret.</param>
    /// <param name="name">Name of the Secret.</param>
    public CertificateSecret(ClusterConnection connection, string ns, string name)
    {
        _connection = connection.Within(ElectionTerms.AnswerTimeout);
        _namespace = ns;
        _name = name;
        _collection = $"/api/v1/namespaces/{Uri.EscapeDataString(ns)}/secrets";
    }

    /// <summary>For messages.</summary>
    private string Name => $"Secret {_namespace}/{_name}";

    /// <summary>Reads the Secret, and writes it where the rotation wants other certificates. Of replicas that do so at once one wins, and the others take its certificates the next time.</summary>
    /// <param name="rotation">What there should be.</param>
    /// <param name="mayWrite">Asked only where something is to be written; given what there is, null when that can't be served with.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What the Secret holds now, if it can be served with; or why there is nothing.</returns>
    public async Task<CertificateSecretAnswer> BringUpToDateAsync(
        CertificateRotation rotation, Func<RotatedCertificates?, bool> mayWrite, CancellationToken cancellation)
    {
        try
        {
            var answer = await _connection.GetAsync($"{_collection}/{Uri.EscapeDataString(_name)}", cancellation);
            if (answer is { IsSuccess: false, IsNotFound: false })
            {
                return CertificateSecretAnswer.Failed(answer.Complaint());
            }

            var secret = answer.IsNotFound ? default : answer.Read()?.Root ?? default;
            var current = Read(secret.Property("data"u8));
            var wanted = rotation.Next(current);
            if (wanted == current)
            {
                return CertificateSecretAnswer.Of(wanted);
            }

            var usable = current is not null && rotation.IsUsable(current) ? current : null;
            if (!mayWrite(usable))
            {
                return usable is null ? CertificateSecretAnswer.Failed($"{Name}: no certificate yet; another replica makes it") : CertificateSecretAnswer.Of(usable);
            }

            return await WriteAsync(wanted, secret, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return CertificateSecretAnswer.Failed($"the API server {_connection.Server} can't be reached: {e.Message}");
        }
    }

    private async Task<CertificateSecretAnswer> WriteAsync(RotatedCertificates wanted, JsonValue secret, CancellationToken cancellation)
    {
        var version = secret.Property("metadata"u8).Property("resourceVersion"u8).Text;
        var body = Write(wanted, version);
        var answer = version is null
            ? await _connection.CreateAsync(_collection, body, cancellation)
            : await _connection.ReplaceAsync($"{_collection}/{Uri.EscapeDataString(_name)}", body, cancellation);
        return answer switch
        {
            { IsSuccess: true } => CertificateSecretAnswer.Of(wanted),
            { IsConflict: true } => CertificateSecretAnswer.Failed("another replica was first; its certificates are taken"),
            _ => CertificateSecretAnswer.Failed(answer.Complaint()),
        };
    }

    private static RotatedCertificates? Read(JsonValue data)
    {
        var (signing, key) = (Decode(data, SigningCertificate), Decode(data, SigningKey));
        var (certificate, certificateKey) = (Decode(data, "tls.crt"), Decode(data, "tls.key"));
        if (signing is null || key is null || certificate is null || certificateKey is null)
        {
            return null;
        }

        var (next, nextKey) = (Decode(data, NextCertificate), Decode(data, NextKey));
        return new RotatedCertificates(
            new AuthorityPem(signing, key),
            next is null || nextKey is null ? null : new AuthorityPem(next, nextKey),
            Decode(data, PreviousCertificate),
            new IssuedCertificate(certificate, certificateKey));
    }

    private static string? Decode(JsonValue data, string name)
    {
        var bytes = new byte[data.Property(name).Utf8.Length];
        return bytes.Length > 0 && Convert.TryFromBase64String(data.Property(name).Text!, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private byte[] Write(RotatedCertificates certificates, string? resourceVersion)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, "v1"u8);
        json.WriteString("kind"u8, "Secret"u8);
        json.WriteString("type"u8, "kubernetes.io/tls"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteString("name"u8, _name);
        json.WriteString("namespace"u8, _namespace);
        if (resourceVersion is not null)
        {
            json.WriteString("resourceVersion"u8, resourceVersion);
        }

        OwnObjects.WriteLabels(json);
        json.WriteEndObject();
        json.WriteStartObject("data"u8);
        Encode(json, "ca.crt", certificates.TrustedPem);
        Encode(json, "tls.crt", certificates.Serving.CertificatePem);
        Encode(json, "tls.key", certificates.Serving.KeyPem);
        Encode(json, SigningCertificate, certificates.Signing.CertificatePem);
        Encode(json, SigningKey, certificates.Signing.KeyPem);
        Encode(json, NextCertificate, certificates.Next?.CertificatePem);
        Encode(json, NextKey, certificates.Next?.KeyPem);
        Encode(json, PreviousCertificate, certificates.PreviousPem);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static void Encode(Utf8JsonWriter json, string name, string? pem)
    {
        if (pem is not null)
        {
            json.WriteBase64String(name, Encoding.UTF8.GetBytes(pem));
        }
    }
}
