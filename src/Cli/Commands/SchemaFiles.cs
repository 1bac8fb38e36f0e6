namespace Caveat.Cli.Commands;

/// <summary>
/// The files of <c>schemas/</c> and <c>deploy/crds/</c> about one kind of document, which lie in the program as they are committed: the libraries that write them stay out of it.
/// </summary>
/// <param name="Kind">The kind, such as <c>CaveatPolicy</c>.</param>
/// <param name="Schema">Name of the file with the JSON Schema.</param>
/// <param name="Definition">Name of the file with the CustomResourceDefinition; null for what lives in files only.</param>
internal sealed record SchemaFiles(string Kind, string Schema, string? Definition)
{
    /// <summary>The file with the JSON Schema that takes documents of any kind.</summary>
    public const string OfEveryKind = "caveat.json";

    /// <summary>In the order in which the manual has them.</summary>
    public static SchemaFiles[] All { get; } =
    [
        new("CaveatPolicy", "caveatpolicy.json", "caveat.dev_caveatpolicies.yaml"),
        new("OperatorProfile", "operatorprofile.json", "caveat.dev_operatorprofiles.yaml"),
        new("CaveatException", "caveatexception.json", "caveat.dev_caveatexceptions.yaml"),
        new("CaveatTest", "caveattest.json", null),
    ];

    /// <param name="kind">One of <see cref="All"/>.</param>
    public static SchemaFiles Of(string kind) => Array.Find(All, files => files.Kind == kind) ?? throw new ArgumentException($"no document is a {kind}", nameof(kind));

    /// <summary>The text of one of the files.</summary>
    public static string Read(string file)
    {
        using var stream = typeof(SchemaFiles).Assembly.GetManifestResourceStream(file) ?? throw new ArgumentException($"the program was built without {file}", nameof(file));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
