using System.Globalization;
using System.Text;
using System.Xml;
using Caveat.Manifests;
using Caveat.Policies.Model;

namespace Caveat.Audit.Reports;

/// <summary>JUnit's XML as Jenkins' schema has it: an object is a suite, a rule a case. Written as it comes.</summary>
internal sealed class JUnitReport : IReport
{
    private readonly Stream _output;
    private readonly XmlWriter _xml;

    public JUnitReport(Stream output)
    {
        _output = output;
        _xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n" });
        _xml.WriteStartDocument();
        _xml.WriteStartElement("testsuites");
        _xml.WriteAttributeString("name", "caveat");
    }

    public void Add(ObjectReport report)
    {
        if (report.Rows.Count == 0)
        {
            return;
        }

        WriteSuiteStart(report.Resource.ToString(), report.Rows);
        WritePlace(report.Place);
        foreach (var row in report.Rows)
        {
            WriteCase(row);
        }

        _xml.WriteEndElement();
    }

    public void AddProblem(string problem)
    {
        WriteSuiteStart("input", tests: 1, failures: 0, errors: 1, skipped: 0);
        WriteCaseStart("caveat", "input is read");
        WriteOutcome("error", "not checked", problem);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    public void Finish()
    {
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
        _xml.Flush();
        _output.Write("\n"u8);
        _output.Flush();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _output.Dispose();
    }

    private void WriteCase(ReportRow row)
    {
        WriteCaseStart(row.Policy, row.Rule.Length == 0 ? "match" : row.Rule);
        switch (row.Result)
        {
            case RowResult.Fail:
                WriteOutcome("failure", $"{SeverityWord.Of(row.Severity!.Value)} {row.Body}", Words.Whole(row));
                break;
            case RowResult.Error:
                WriteOutcome("error", "not judged", Words.Whole(row));
                break;
            case RowResult.Skip:
                _xml.WriteElementString("skipped", Clean(row.Message));
                break;
            case RowResult.Warn:
                // A warning fails nothing, and the format has no word for it.
                _xml.WriteElementString("system-out", Clean($"warning: {Words.Whole(row)}"));
                break;
        }

        _xml.WriteEndElement();
    }

    private void WriteSuiteStart(string name, IReadOnlyList<ReportRow> rows)
    {
        var (failures, errors, skipped) = (0, 0, 0);
        foreach (var row in rows)
        {
            failures += row.Result == RowResult.Fail ? 1 : 0;
            errors += row.Result == RowResult.Error ? 1 : 0;
            skipped += row.Result == RowResult.Skip ? 1 : 0;
        }

        WriteSuiteStart(name, rows.Count, failures, errors, skipped);
    }

    private void WriteSuiteStart(string name, int tests, int failures, int errors, int skipped)
    {
        _xml.WriteStartElement("testsuite");
        _xml.WriteAttributeString("name", Clean(name));
        WriteCount("tests", tests);
        WriteCount("failures", failures);
        WriteCount("errors", errors);
        WriteCount("skipped", skipped);
    }

    private void WriteCount(string name, int count) => _xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));

    // The schema has no attribute for it.
    private void WritePlace(ManifestPlace place)
    {
        if (place.File is not { Length: > 0 })
        {
            return;
        }

        _xml.WriteStartElement("properties");
        _xml.WriteStartElement("property");
        _xml.WriteAttributeString("name", "place");
        _xml.WriteAttributeString("value", Clean(place.ToString()));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteCaseStart(string className, string name)
    {
        _xml.WriteStartElement("testcase");
        _xml.WriteAttributeString("classname", Clean(className));
        _xml.WriteAttributeString("name", Clean(name));
    }

    private void WriteOutcome(string element, string type, string text)
    {
        var clean = Clean(text);
        var lineEnd = clean.IndexOf('\n');
        _xml.WriteStartElement(element);
        _xml.WriteAttributeString("message", lineEnd < 0 ? clean : clean[..lineEnd]);
        _xml.WriteAttributeString("type", type);
        _xml.WriteString(clean);
        _xml.WriteEndElement();
    }

    // XML 1.0 has no way to write most control characters.
    private static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            clean ??= new StringBuilder(text);
            clean[i] = '\uFFFD';
        }

        return clean?.ToString() ?? text;
    }
}
