using Caveat.Audit.Reading;

namespace Caveat.Audit.Findings;

/// <summary>Reads a baseline in whichever form it is.</summary>
public static class BaselineFile
{
    // A report as YAML begins with a name that no line of a baseline does.
    private const string YamlStart = "results:";

    /// <summary>Takes lines that a <see cref="BaselineWriter"/> wrote, or a report as JSON or YAML. The answer is what is wrong with it, or null.</summary>
    /// <param name="baseline">Takes the findings.</param>
    /// <param name="stream">Read to its end; not closed.</param>
    /// <param name="file">As messages name it.</param>
    public static string? Read(Baseline baseline, Stream stream, string file)
    {
        var buffered = new BufferedStream(stream);
        var first = buffered.ReadByte();
        var whole = new PushedBackStream(buffered, first < 0 ? default : new[] { (byte)first });
        return first == '{' || first == YamlStart[0] ? baseline.Read(ReportReader.Open(whole, file)) : baseline.Read(new StreamReader(whole), file);
    }
}
