using Caveat.Json;

namespace Caveat.Kube;

/// <summary>What an object is.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">Such as <c>v1</c>.</param>
/// <param name="Kind">Such as <c>StatefulSet</c>.</param>
public readonly record struct GroupVersionKind(string Group, string Version, string Kind)
{
    /// <summary>Whether nothing is named.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Kind) && string.IsNullOrEmpty(Version) && string.IsNullOrEmpty(Group);

    /// <summary>As objects write it: <c>apps/v1</c>, or <c>v1</c> in the core group.</summary>
    public string ApiVersion => string.IsNullOrEmpty(Group) ? Version : $"{Group}/{Version}";

    /// <summary>Takes an object's <c>apiVersion</c> and <c>kind</c>; without a slash the group is the core group.</summary>
    public static GroupVersionKind Of(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/');
        return slash < 0 ? new("", apiVersion, kind) : new(apiVersion[..slash], apiVersion[(slash + 1)..], kind);
    }

    /// <summary>What an object says that it is; parts are empty where it says nothing. Allocates nothing but for names not seen lately.</summary>
    public static GroupVersionKind OfObject(JsonValue obj)
    {
        var apiVersion = obj.Property("apiVersion"u8).Utf8;
        var kind = NamePool.Get(obj.Property("kind"u8).Utf8);
        var slash = apiVersion.IndexOf((byte)'/');
        return slash < 0 ? new("", NamePool.Get(apiVersion), kind) : new(NamePool.Get(apiVersion[..slash]), NamePool.Get(apiVersion[(slash + 1)..]), kind);
    }

    /// <summary>As the API server prints it: <c>apps/v1, Kind=StatefulSet</c>.</summary>
    public override string ToString() => $"{Group}/{Version}, Kind={Kind}";
}
