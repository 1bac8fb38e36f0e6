using Caveat.Audit.Findings;
using Caveat.Audit.Reports;

namespace Caveat.Webhook.Auditing;

/// <summary>Keeps what a rule says of a Secret to itself: it may hold the value, and reports are read by people who may not read Secrets.</summary>
internal sealed class SecretRows : IRowStage
{
    private const string Untold = "what the rule says of a Secret is not reported";

    public ReportRow Of(ReportRow row)
    {
        if (row.Resource is not { ApiVersion: "v1", Kind: "Secret" })
        {
            return row;
        }

        // The id is made of the fields' paths, and stays what it is elsewhere: a row keeps the one that it has.
        _ = row.Id;
        return row with { Message = Untold, Fields = [] };
    }
}
