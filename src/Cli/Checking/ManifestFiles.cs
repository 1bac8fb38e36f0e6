using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Manifests;
using Caveat.Manifests.Reading;
using Caveat.Policies.Lookups;

namespace Caveat.Cli.Checking;

/// <summary>Reads files whose objects are kept: those that look-ups see, the old ones, definitions.</summary>
internal sealed class ManifestFiles
{
    private readonly InputFiles _input;
    private readonly TextWriter _error;
    private int _failures;

    public ManifestFiles(InputFiles input, TextWriter error)
    {
        _input = input;
        _error = error;
    }

    /// <summary>Whether something could not be read; it was told on standard error.</summary>
    public bool HasFailed => _failures > 0;

    /// <summary>Each object alive for good.</summary>
    public IEnumerable<Manifest> Read(IReadOnlyList<string> paths)
    {
        foreach (var document in new FileSource(_input, paths).Read())
        {
            // A parser's buffers are its last document's: what is kept needs its own.
            foreach (var finding in new DocumentParser().Parse(document))
            {
                if (finding.Manifest is { } manifest)
                {
                    yield return manifest;
                }
                else
                {
                    Fail(finding.Problem!);
                }
            }
        }
    }

    /// <summary>What look-ups see. Without a path they see nothing, and what they ask is unknown.</summary>
    public IObjectLookup LookedUp(IReadOnlyList<string> paths, GivenDefinitions definitions)
    {
        if (paths.Count == 0)
        {
            return NoObjects.Instance;
        }

        var before = _failures;
        var objects = Objects(paths, definitions);
        return _failures == before ? objects : new PartOfObjects(objects);
    }

    public GivenObjects Objects(IReadOnlyList<string> paths, GivenDefinitions definitions)
    {
        var objects = new GivenObjects(definitions.Mapping);
        foreach (var manifest in Read(paths))
        {
            objects.Add(manifest);
        }

        return objects;
    }

    public GivenDefinitions Definitions(IReadOnlyList<string> paths)
    {
        var definitions = new GivenDefinitions();
        foreach (var manifest in Read(paths))
        {
            if (!definitions.TryAdd(manifest, out var problem))
            {
                Fail(problem!);
            }
        }

        return definitions;
    }

    private void Fail(string problem)
    {
        _failures++;
        _error.WriteLine(VisibleText.Line(problem));
    }
}
