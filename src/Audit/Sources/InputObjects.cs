using System.Text;
using Caveat.Json;
using Caveat.Manifests;
using Caveat.Manifests.Reading;
using Caveat.Policies.Lookups;

namespace Caveat.Audit.Sources;

/// <summary>
/// What rules look up, answered from the input of an audit: the files are the cluster. Of a kind that the input holds objects of, what isn't there does not exist; of a kind that it
/// holds none of, nothing is known, for it may not have been saved; nor of what isn't there where a part of the input can't be read.
/// </summary>
public sealed class InputObjects : IObjectLookup
{
    /// <summary>Bytes of the objects that rules look up: a third of what an audit is to take altogether.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private readonly GivenObjects _objects;
    private readonly Dictionary<(string Group, string Kind), byte[]> _kinds = [];
    private readonly HashSet<(string Group, string Kind)> _seen = [];
    private long _bytes;
    private bool _isPartial;

    private InputObjects(GivenObjects objects, IReadOnlyList<(string Group, string Kind)> kinds)
    {
        _objects = objects;
        foreach (var kind in kinds)
        {
            _kinds[kind] = Encoding.UTF8.GetBytes(kind.Kind);
        }
    }

    /// <summary>Reads an input once for what rules may look up. What can't be read in it is not told here.</summary>
    /// <param name="source">Read to its end.</param>
    /// <param name="kinds">What rules look up.</param>
    /// <param name="objects">Empty; takes the objects.</param>
    public static InputObjects Read(FileSource source, IReadOnlyList<(string Group, string Kind)> kinds, GivenObjects objects)
    {
        var input = new InputObjects(objects, kinds);
        var parser = new DocumentParser();
        foreach (var document in source.Read())
        {
            // A document that does not even hold the name of a kind need not be parsed.
            if (document.Problem is not null)
            {
                input._isPartial = true;
            }
            else if (input.MayHold(document.Utf8.Span))
            {
                foreach (var finding in parser.Parse(document))
                {
                    input._isPartial |= finding.Problem is not null;
                    input.Add(finding.Manifest);
                }
            }
        }

        return input;
    }

    /// <inheritdoc/>
    public ObjectAnswer Find(ObjectNeed need)
    {
        var isNamespace = need is { Group: "", Kind: "Namespace" };
        if (!isNamespace && !_seen.Contains((need.Group, need.Kind)))
        {
            return ObjectAnswer.Unknown($"the input holds no {need.Kind}");
        }

        var answer = _objects.Find(need);
        var isSure = need.IsSingle && answer.Status != ObjectAnswerStatus.NotFound;
        return isSure ? answer
            : _isPartial ? ObjectAnswer.Unknown("a part of the input can't be read")
            : _bytes > MaxBytes ? ObjectAnswer.Unknown($"the input holds more than {MaxBytes} bytes of objects that rules look up")
            : answer;
    }

    private bool MayHold(ReadOnlySpan<byte> utf8)
    {
        foreach (var name in _kinds.Values)
        {
            if (utf8.IndexOf(name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Manifest? manifest)
    {
        if (manifest is null || !_kinds.ContainsKey((manifest.Kind.Group, manifest.Kind.Kind)))
        {
            return;
        }

        _seen.Add((manifest.Kind.Group, manifest.Kind.Kind));
        _bytes += manifest.Object.Raw.Length;
        var text = new JsonText();
        if (_bytes <= MaxBytes && text.TryParse(manifest.Object.Raw.ToArray(), JsonLimits.Document, out _))
        {
            _objects.Add(manifest with { Object = text.Root });
        }
    }
}
