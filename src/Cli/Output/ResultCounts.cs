namespace Caveat.Cli.Output;

/// <summary>How many rows have which result.</summary>
internal sealed class ResultCounts
{
    public int Pass { get; private set; }

    public int Fail { get; private set; }

    public int Warn { get; private set; }

    public int Error { get; private set; }

    public int Skip { get; private set; }

    public void Add(string result)
    {
        switch (result)
        {
            case "pass":
                Pass++;
                break;
            case "fail":
                Fail++;
                break;
            case "warn":
                Warn++;
                break;
            case "error":
                Error++;
                break;
            default:
                Skip++;
                break;
        }
    }
}
