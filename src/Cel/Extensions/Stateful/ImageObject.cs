using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>A reference to a container image, with the registry and the path that are meant where they are left out.</summary>
internal sealed class ImageObject : OpaqueObject
{
    public static readonly CelType ImageType = CelType.Opaque("caveat.Image");

    public ImageObject(string registry, string repository, string tag, string digest) : base(ImageType)
    {
        Registry = registry;
        Repository = repository;
        Tag = tag;
        Digest = digest;
    }

    public string Registry { get; }

    public string Repository { get; }

    public string Tag { get; }

    public string Digest { get; }

    /// <summary>Whether the two mean the same, however short they were written.</summary>
    public override bool EqualTo(OpaqueObject other) => other is ImageObject image && ToString() == image.ToString();

    public override string ToString() =>
        $"{Registry}/{Repository}{(Tag.Length > 0 ? ":" + Tag : "")}{(Digest.Length > 0 ? "@" + Digest : "")}";
}
