using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Testing;

/// <summary>Reads tests from YAML text. Knows no files.</summary>
public static class TestLoader
{
    /// <summary>Reads the documents of kind <see cref="CaveatTest"/>; a bad one does not stop the others.</summary>
    public static TestLoadResult Load(SourceText yaml)
    {
        var tests = new List<CaveatTest>();
        var others = new List<string>();
        var diagnostics = new List<Diagnostic>();
        foreach (var document in YamlReader.Read(yaml, YamlLimits.Default))
        {
            if (document.Root is not null && !IsTest(document.Root))
            {
                others.Add($"{yaml.Name}:{yaml.PositionOf(document.Root.Span.Start).Line}");
                continue;
            }

            var findings = FindingsOf(document);
            if (document.Root is not null && ReadTest(document.Root, findings) is { } test && !findings.HasErrors)
            {
                tests.Add(test);
            }

            diagnostics.AddRange(findings.Items);
        }

        return new TestLoadResult(tests, others, diagnostics);
    }

    /// <summary>Whether a document is a test, by its <c>apiVersion</c> and <c>kind</c>.</summary>
    public static bool IsTest(YamlNode root) =>
        root is YamlMapping mapping
        && mapping.Find("kind") is YamlScalar { Value: CaveatTest.KindName }
        && (mapping.Find("apiVersion") is not YamlScalar version || version.Value == DocumentFields.ApiVersion);

    internal static Findings FindingsOf(YamlDocument document)
    {
        var findings = new Findings(document.Source);
        foreach (var diagnostic in document.Diagnostics)
        {
            findings.Add(diagnostic);
        }

        return findings;
    }

    private static CaveatTest? ReadTest(YamlNode root, Findings findings)
    {
        if (CaveatTest.ShapeIn(findings.Source).TryRead(root, findings, out var test))
        {
            TestValidator.Validate(test.Spec, findings);
        }

        return test;
    }
}
