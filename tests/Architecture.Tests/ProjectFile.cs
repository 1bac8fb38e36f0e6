using System.Xml.Linq;

namespace Caveat.Architecture.Tests;

/// <summary>What a .csproj says of its references.</summary>
internal sealed record ProjectFile(string Path, string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static ProjectFile Read(string path)
    {
        var document = XDocument.Load(path);
        return new ProjectFile(
            path,
            System.IO.Path.GetFileNameWithoutExtension(path),
            Included(document, "ProjectReference").ConvertAll(System.IO.Path.GetFileNameWithoutExtension)!,
            Included(document, "PackageReference"));
    }

    public override string ToString() => Name;

    private static List<string> Included(XDocument document, string element)
    {
        List<string> values = [];
        foreach (var item in document.Descendants(element))
        {
            values.Add(item.Attribute("Include")!.Value.Replace('\\', '/'));
        }

        return values;
    }
}
