using Caveat.Manifests.Reading;

namespace Caveat.Audit.Judging;

/// <summary>Parses and judges documents, always with the same buffers: one for each thread at work.</summary>
internal sealed class BatchJudge(IObjectJudge judge)
{
    private readonly DocumentParser _parser = new();

    public List<ObjectOutcome> Judge(IReadOnlyList<ManifestDocument> documents)
    {
        List<ObjectOutcome> outcomes = new(documents.Count);
        foreach (var document in documents)
        {
            foreach (var finding in _parser.Parse(document))
            {
                outcomes.Add(finding.Manifest is { } manifest ? judge.Judge(manifest) : new(null, finding.Problem));
            }
        }

        return outcomes;
    }
}
