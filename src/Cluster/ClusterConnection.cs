using System.Net.Http.Headers;
using System.Security.Cryptography;
using k8s;
using k8s.Authentication;
using k8s.Exceptions;

namespace Caveat.Cluster;

/// <summary>A way to one API server, as one user. Bytes in, bytes out. Safe for several threads.</summary>
public sealed class ClusterConnection : IDisposable
{
    /// <summary>Bytes of an answer. What the API server takes at most (its MaxRequestBodyBytes is 3 MiB) says nothing of lists: this is a page of 500 large objects.</summary>
    public const int MaxAnswerBytes = 32 * 1024 * 1024;

    /// <summary>For a whole answer, where the caller does not say <see cref="Within"/>. The API server itself gives a request up after so long.</summary>
    public static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client;
    private readonly ServiceClientCredentials? _credentials;
    private readonly Impersonation? _impersonated;
    private readonly string _prefix;
    private readonly string? _serverName;
    private readonly TimeSpan _answerTimeout = AnswerTimeout;
    private readonly bool _ownsClient = true;

    private ClusterConnection(ClusterLogin login, HttpClient client, Uri server)
    {
        var configuration = login.Configuration;
        _client = client;
        _impersonated = login.Impersonated;
        _credentials = Kubernetes.CreateCredentials(configuration);
        _prefix = server.AbsoluteUri.TrimEnd('/');
        _serverName = string.IsNullOrEmpty(configuration.TlsServerName) ? null : configuration.TlsServerName;
        Server = server.OriginalString;
    }

    private ClusterConnection(ClusterConnection other, TimeSpan answerTimeout)
    {
        (_client, _credentials, _impersonated) = (other._client, other._credentials, other._impersonated);
        (_prefix, _serverName, Server) = (other._prefix, other._serverName, other.Server);
        (_answerTimeout, _ownsClient) = (answerTimeout, false);
    }

    /// <summary>The API server's address, for messages.</summary>
    public string Server { get; }

    /// <summary>
    /// Opens nothing yet: only the configuration is read. Null with a failure when there is none, or it names no server.
    /// </summary>
    /// <param name="kubeconfig">A file; null for the service account of the pod that this runs in.</param>
    /// <param name="failure">Why there is no connection, for people.</param>
    public static ClusterConnection? Open(string? kubeconfig, out string? failure) => Open(kubeconfig, [], out failure);

    /// <param name="kubeconfig">A file; null for the service account of the pod that this runs in.</param>
    /// <param name="handlers">Every request goes through them.</param>
    /// <param name="failure">Why there is no connection, for people.</param>
    internal static ClusterConnection? Open(string? kubeconfig, DelegatingHandler[] handlers, out string? failure) => Open(
        () => kubeconfig is null ? new ClusterLogin(KubernetesClientConfiguration.InClusterConfig(), Impersonated: null) : Kubeconfig.Configure([kubeconfig], context: null),
        kubeconfig ?? "the pod's service account",
        handlers,
        out failure);

    /// <summary>As kubectl finds a cluster: with a context of one file, of those that <c>KUBECONFIG</c> names, or of <c>~/.kube/config</c>.</summary>
    /// <param name="kubeconfig">A file; null for the usual ones.</param>
    /// <param name="variable">What <c>KUBECONFIG</c> says; null when it is not set.</param>
    /// <param name="context">Null for the current one.</param>
    /// <param name="failure">Why there is no connection, for people.</param>
    public static ClusterConnection? OpenContext(string? kubeconfig, string? variable, string? context, out string? failure)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var files = kubeconfig is null ? Kubeconfig.FilesOf(variable, home) : [kubeconfig];
        return Open(() => Kubeconfig.Configure(files, context), string.Join(Path.PathSeparator, files), [], out failure);
    }

    private static ClusterConnection? Open(Func<ClusterLogin> read, string name, DelegatingHandler[] handlers, out string? failure)
    {
        try
        {
            var login = read();
            var server = ApiServerTransport.AddressOf(login.Configuration);
            failure = null;
            return new ClusterConnection(login, ApiServerTransport.Create(login.Configuration, handlers), server);
        }
        // The client throws a bare Exception for the ways of logging in that it no longer has.
        catch (Exception e) when (e is KubeConfigException or KubernetesClientException or IOException or UnauthorizedAccessException or FormatException
            or CryptographicException or YamlDotNet.Core.YamlException || e.GetType() == typeof(Exception))
        {
            failure = $"{name}: {e.Message}";
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsClient)
        {
            _client.Dispose();
        }
    }

    /// <summary>The same way, for who waits so long for a whole answer. It ends with this one, and need not be disposed.</summary>
    public ClusterConnection Within(TimeSpan answerTimeout) => new(this, answerTimeout);

    /// <summary>Reads a path of the API.</summary>
    internal Task<ClusterAnswer> GetAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, content: null, cancellation);

    /// <summary>Server-side apply.</summary>
    public Task<ClusterAnswer> ApplyAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Patch, path, ContentOf(body, "application/apply-patch+yaml"), cancellation);

    /// <summary>Replaces an object: 409 when it is no longer of the resource version in <paramref name="body"/>.</summary>
    internal Task<ClusterAnswer> ReplaceAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Put, path, ContentOf(body, "application/json"), cancellation);

    /// <summary>JSON Merge Patch (RFC 7396).</summary>
    public Task<ClusterAnswer> MergeAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Patch, path, ContentOf(body, "application/merge-patch+json"), cancellation);

    /// <summary>Creates an object in a collection.</summary>
    public Task<ClusterAnswer> CreateAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, path, ContentOf(body, "application/json"), cancellation);

    /// <summary>Deletes an object.</summary>
    public Task<ClusterAnswer> DeleteAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Delete, path, content: null, cancellation);

    /// <summary>Deletes an object that fits the preconditions of a <c>DeleteOptions</c>: 409 when it does not.</summary>
    public Task<ClusterAnswer> DeleteAsync(string path, ReadOnlyMemory<byte> options, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Delete, path, ContentOf(options, "application/json"), cancellation);

    /// <summary>Opens a list or a watch; the answer's bytes come as the server sends them, however long that takes. The caller disposes the response.</summary>
    internal Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellation) => BeginAsync(HttpMethod.Get, path, content: null, cancellation);

    private static ReadOnlyMemoryContent ContentOf(ReadOnlyMemory<byte> body, string type)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    private async Task<ClusterAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        // A connection may die without a word, and TCP finds that out a quarter of an hour later, or never.
        using var bound = new CancellationTokenSource(_answerTimeout);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellation);
        try
        {
            using var response = await BeginAsync(method, path, content, linked.Token);
            return new ClusterAnswer((int)response.StatusCode, await ReadAsync(response, linked.Token)) { RetryAfter = response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero };
        }
        catch (OperationCanceledException e) when (bound.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException($"no answer within {_answerTimeout.TotalSeconds} s", e);
        }
    }

    private async Task<HttpResponseMessage> BeginAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        // The server's address may have a path of its own, as where one proxy stands before many clusters.
        using var request = new HttpRequestMessage(method, new Uri(_prefix + path)) { Content = content };
        // .NET asks the server's certificate for the name in this header; null is the address's own.
        request.Headers.Host = _serverName;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _impersonated?.AddTo(request);
        if (_credentials is not null)
        {
            await _credentials.ProcessHttpRequestAsync(request, cancellation);
        }

        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    /// <summary>Null when the body has more than <see cref="MaxAnswerBytes"/>.</summary>
    internal static async Task<byte[]?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var length = response.Content.Headers.ContentLength;
        if (length > MaxAnswerBytes)
        {
            return null;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var buffer = new MemoryStream((int)(length ?? 0));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellation)) > 0)
        {
            if (buffer.Length + read > MaxAnswerBytes)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
