namespace Caveat.Manifests.Reading;

/// <summary>What a document is written in.</summary>
public enum DocumentForm
{
    /// <summary>YAML, block or flow.</summary>
    Yaml,

    /// <summary>JSON by the file's name: what is no JSON is wrong.</summary>
    Json,

    /// <summary>It looks like JSON: what is no JSON is read as YAML, of which JSON is nearly a part.</summary>
    Braces,
}
