using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Testing;

/// <summary>Reads a case whose parts are files of a folder. Knows no files itself: it is given their texts.</summary>
public sealed class TestFolderLoader
{
    /// <summary>Names of the files that the folder of a case may have, without their extensions.</summary>
    public static readonly IReadOnlyList<string> PartNames = ["new", "object", "old", "objects", "request", "expect"];

    private readonly TestCase _case = new();
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Reads a test of one case.</summary>
    /// <param name="test">Name of the test.</param>
    /// <param name="name">Name of the case: the folder's.</param>
    /// <param name="parts">At least one: the texts by their names without extensions.</param>
    public static TestLoadResult Load(string test, string name, IReadOnlyList<KeyValuePair<string, SourceText>> parts) =>
        new TestFolderLoader().Read(test, name, parts);

    private TestLoadResult Read(string test, string name, IReadOnlyList<KeyValuePair<string, SourceText>> parts)
    {
        _case.Name = new Written<string>(name, default);
        foreach (var (part, text) in parts)
        {
            ReadPart(part, text);
        }

        var source = parts[0].Value;
        if (_case.New is null && _case.Old is not null && _case.Request.Operation == Kube.AdmissionOperation.Delete)
        {
            _case.New = _case.Old;
        }

        if (_case.New is null && !HasErrors())
        {
            _diagnostics.Add(Diagnostic.Error(source, default, TestMessages.NoFolderObject));
        }

        var document = new CaveatTest(source) { Name = test, Spec = new TestSpec { Cases = [_case] } };
        return new TestLoadResult(HasErrors() ? [] : [document], [], _diagnostics);
    }

    private void ReadPart(string part, SourceText text)
    {
        switch (part)
        {
            case "new" or "object":
                _case.New = ReadOne(text, ObjectShape.OfKubernetes) ?? _case.New;
                break;
            case "old":
                _case.Old = ReadOne(text, ObjectShape.OfKubernetes);
                break;
            case "objects":
                _case.Objects = ReadObjects(text);
                break;
            case "request":
                _case.Request = ReadOne(text, RequestSpec.Shape) ?? _case.Request;
                break;
            case "expect":
                _case.Expect = ReadOne(text, ExpectSpec.Shape) ?? _case.Expect;
                break;
            default:
                _diagnostics.Add(Diagnostic.Error(text, default, TestMessages.UnknownFile(part, PartNames)));
                break;
        }
    }

    private T? ReadOne<T>(SourceText text, Shape<T> shape) where T : class
    {
        T? value = null;
        foreach (var document in YamlReader.Read(text, YamlLimits.Default))
        {
            var findings = TestLoader.FindingsOf(document);
            if (value is not null)
            {
                findings.Error((document.Root?.Span ?? default) with { Length = 0 }, TestMessages.OneDocument);
            }
            else if (document.Root is not null)
            {
                shape.TryRead(document.Root, findings, out value);
            }

            _diagnostics.AddRange(findings.Items);
        }

        return value;
    }

    private List<WrittenObject> ReadObjects(SourceText text)
    {
        List<WrittenObject> objects = [];
        foreach (var document in YamlReader.Read(text, YamlLimits.Default))
        {
            var findings = TestLoader.FindingsOf(document);
            if (ItemsOf(document.Root) is { } items)
            {
                objects.AddRange(ObjectShape.List.TryRead(items, findings, out var read) ? read : []);
            }
            else if (document.Root is not null && ObjectShape.OfKubernetes.TryRead(document.Root, findings, out var one))
            {
                objects.Add(one);
            }

            _diagnostics.AddRange(findings.Items);
        }

        return objects;
    }

    // A list by itself, or a List as kubectl prints it.
    private static YamlSequence? ItemsOf(YamlNode? root) => root switch
    {
        YamlSequence sequence => sequence,
        YamlMapping mapping when mapping.Find("kind") is YamlScalar { Value: "List" } => mapping.Find("items") as YamlSequence,
        _ => null,
    };

    private bool HasErrors()
    {
        foreach (var diagnostic in _diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
            {
                return true;
            }
        }

        return false;
    }
}
