using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>A reference to a container image, with the registry and the path that are meant where they are left out.</summary>
public sealed class ImageObject : OpaqueObject
{
    internal static readonly CelType ImageType = CelType.Opaque("caveat.Image");

    internal ImageObject(string registry, string repository, string tag, string digest) : base(ImageType)
    {
        Registry = registry;
        Repository = repository;
        Tag = tag;
        Digest = digest;
    }

    /// <summary>Reads what <c>caveat.image</c> reads; null when the text is no reference.</summary>
    public static ImageObject? Parse(string text) => ImageParser.Parse(text, out _);

    /// <summary>Host, perhaps with a port; <c>docker.io</c> where none is written.</summary>
    public string Registry { get; }

    /// <summary>The path in the registry, as in <c>library/postgres</c>.</summary>
    public string Repository { get; }

    /// <summary>Empty when there is none.</summary>
    public string Tag { get; }

    /// <summary>Algorithm and hash, as in <c>sha256:…</c>; empty when there is none.</summary>
    public string Digest { get; }

    /// <summary>Whether the two mean the same, however short they were written.</summary>
    public override bool EqualTo(OpaqueObject other) => other is ImageObject image && ToString() == image.ToString();

    /// <summary>In full: registry, repository, and tag and digest where there are some.</summary>
    public override string ToString() =>
        $"{Registry}/{Repository}{(Tag.Length > 0 ? ":" + Tag : "")}{(Digest.Length > 0 ? "@" + Digest : "")}";
}
