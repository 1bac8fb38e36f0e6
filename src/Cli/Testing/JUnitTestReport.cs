using System.Globalization;
using System.Text;
using System.Xml;
using Caveat.Manifests.Testing;

namespace Caveat.Cli.Testing;

/// <summary>For build servers: JUnit's XML, a suite for each test.</summary>
internal sealed class JUnitTestReport : ITestReport
{
    private readonly Surroundings _surroundings;
    private readonly List<CaseResult> _results = [];

    public JUnitTestReport(Surroundings surroundings) => _surroundings = surroundings;

    public void Add(CaseResult result) => _results.Add(result);

    public void Finish(TestSummary summary)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            WriteCounts(xml, "caveat", _results);
            foreach (var suite in _results.GroupBy(static result => SuiteOf(result), StringComparer.Ordinal))
            {
                WriteSuite(xml, suite.Key, [.. suite]);
            }

            xml.WriteEndElement();
        }

        _surroundings.Output.WriteLine("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        _surroundings.Output.WriteLine(text.ToString());
    }

    private static string SuiteOf(CaseResult result) => result.Name[..result.Name.IndexOf('/', StringComparison.Ordinal)];

    private static void WriteSuite(XmlWriter xml, string name, List<CaseResult> results)
    {
        xml.WriteStartElement("testsuite");
        WriteCounts(xml, name, results);
        foreach (var result in results)
        {
            WriteCase(xml, name, result);
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, string name, List<CaseResult> results)
    {
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("tests", Number(results.Count));
        xml.WriteAttributeString("failures", Number(results.Count(static result => !result.Passed && result.Problem is null)));
        xml.WriteAttributeString("errors", Number(results.Count(static result => result.Problem is not null)));
    }

    private static void WriteCase(XmlWriter xml, string suite, CaseResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("name", result.Name[(suite.Length + 1)..]);
        if (result.Problem is { } problem)
        {
            xml.WriteStartElement("error");
            xml.WriteAttributeString("message", problem);
            xml.WriteEndElement();
        }
        else if (!result.Passed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", $"{result.Place}: did not come to what it expects");
            xml.WriteString(Writable(CaseDiff.Of(result, isColoured: false)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // XML has no word for most control characters.
    private static string Writable(string text) => string.Concat(text.Select(static c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '?'));
}
