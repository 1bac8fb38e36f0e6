using Caveat.Audit.Reports;
using Caveat.Manifests;
using Caveat.Manifests.Reading;

namespace Caveat.Audit.Judging;

/// <summary>Parses and judges documents, always with the same buffers: one for each thread at work.</summary>
internal sealed class BatchJudge(ManifestJudge judge, GivenObjects old)
{
    private readonly DocumentParser _parser = new();

    public List<ObjectOutcome> Judge(IReadOnlyList<ManifestDocument> documents)
    {
        List<ObjectOutcome> outcomes = new(documents.Count);
        foreach (var document in documents)
        {
            foreach (var finding in _parser.Parse(document))
            {
                outcomes.Add(Judge(finding));
            }
        }

        return outcomes;
    }

    private ObjectOutcome Judge(ManifestFinding finding)
    {
        if (finding.Manifest is not { } manifest)
        {
            return new(null, finding.Problem);
        }

        return judge.Judge(manifest, old.Same(manifest), out var problem) is { } judged ? new(ObjectReport.Of(judged), null) : new(null, problem);
    }
}
