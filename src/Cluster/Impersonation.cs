using System.Text;
using Caveat.Json;
using k8s.Exceptions;

namespace Caveat.Cluster;

/// <summary>
/// Whom a kubeconfig's user wants to be taken for: <c>as</c>, <c>as-uid</c>, <c>as-groups</c> and <c>as-user-extra</c>, sent with every request, as kubectl does it (client-go,
/// transport.ImpersonationConfig).
/// </summary>
internal sealed class Impersonation
{
    // Between the values of a header in one text: no value holds it.
    private const char Break = '\u0001';

    private readonly List<(string Name, string Values)> _headers = [];

    private Impersonation()
    {
    }

    /// <summary>Null for nobody else.</summary>
    /// <param name="user">What stands below <c>user</c>.</param>
    /// <param name="name">Of the user, for messages.</param>
    /// <exception cref="KubeConfigException">It can't be sent, or names nobody.</exception>
    public static Impersonation? Of(JsonValue user, string name)
    {
        var read = new Impersonation();
        read.Add("Impersonate-User", user.Property("as"u8), name);
        var hasUser = read._headers.Count > 0;
        read.Add("Impersonate-Uid", user.Property("as-uid"u8), name);
        read.Add("Impersonate-Group", user.Property("as-groups"u8), name);
        foreach (var extra in user.Property("as-user-extra"u8).Properties)
        {
            read.Add($"Impersonate-Extra-{Escape(Encoding.UTF8.GetString(extra.NameUtf8))}", extra.Value, name);
        }

        return read._headers.Count == 0 ? null
            : hasUser ? read
            : throw new KubeConfigException($"user {name} has as-uid, as-groups or as-user-extra, and no as: say who is meant");
    }

    /// <summary>Says so in a request.</summary>
    public void AddTo(HttpRequestMessage request)
    {
        foreach (var (name, values) in _headers)
        {
            request.Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>How a header's text is written; null for the usual way.</summary>
    public static Encoding? EncodingOf(string header) =>
        header.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase) ? new RepeatedHeader(header, Break) : null;

    private void Add(string header, JsonValue value, string user)
    {
        List<string> texts = [];
        if (value.Kind == JsonKind.Array)
        {
            foreach (var element in value.Elements)
            {
                Add(texts, element, user);
            }
        }
        else
        {
            Add(texts, value, user);
        }

        if (texts.Count > 0)
        {
            _headers.Add((header, string.Join(Break, texts)));
        }
    }

    private static void Add(List<string> texts, JsonValue value, string user)
    {
        if (!value.IsNullOrAbsent && value.Kind != JsonKind.String)
        {
            throw new KubeConfigException($"user {user} impersonates {value}, which is no string; write it in quotes");
        }

        if (value.Text is { Length: > 0 } text)
        {
            texts.Add(text.Any(char.IsControl) ? throw new KubeConfigException($"user {user} impersonates a name with a control character, which no header takes") : text);
        }
    }

    // What is not allowed in a header's name goes as %XX (RFC 7230, 3.2.6), and the API server reads it so.
    private static string Escape(string key)
    {
        var escaped = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(key))
        {
            escaped.Append(char.IsAsciiLetterOrDigit((char)octet) || "!#$&'*+-.^_`|~".Contains((char)octet, StringComparison.Ordinal) ? ((char)octet).ToString() : $"%{octet:X2}");
        }

        return escaped.ToString();
    }
}
