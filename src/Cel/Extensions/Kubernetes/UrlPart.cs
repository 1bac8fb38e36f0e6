namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>Parts of a URL, each with its own rules of escaping.</summary>
internal enum UrlPart
{
    Host,
    Zone,
    UserInfo,
    Path,
    Fragment,

    /// <summary>A key or a value; <c>+</c> is a space.</summary>
    Query,
}
