using Caveat.Json;

namespace Caveat.Policies.Native.Merging;

/// <summary>
/// The order of two lists that are merged: elements of both stand in the order of the patch, and each list's own elements keep their place between them, those that are there before those that come
/// (sigs.k8s.io/structured-merge-diff since 4.4).
/// </summary>
internal sealed class ListOrder
{
    private readonly List<(string Identity, JsonValue Value)> _live;
    private readonly List<(string Identity, JsonValue Value)> _patch;
    private readonly Dictionary<string, JsonValue> _liveByIdentity = new(StringComparer.Ordinal);
    private readonly HashSet<string> _patched = new(StringComparer.Ordinal);
    private readonly HashSet<string> _merged = new(StringComparer.Ordinal);
    private readonly List<(JsonValue Live, JsonValue Patch)> _pairs = [];
    private int _atLive;
    private int _atPatch;
    private int _nextShared;

    public ListOrder(JsonValue live, JsonValue patch, MergeShape shape)
    {
        _live = ElementsOf(live, shape);
        _patch = ElementsOf(patch, shape);
        foreach (var (identity, value) in _live)
        {
            _liveByIdentity.TryAdd(identity, value);
        }

        foreach (var (identity, _) in _patch)
        {
            _patched.Add(identity);
        }
    }

    /// <summary>What is merged with what; one of the two may be absent.</summary>
    public List<(JsonValue Live, JsonValue Patch)> Pairs()
    {
        while (_atLive < _live.Count || _atPatch < _patch.Count)
        {
            if (!SkipsOrTakesLive() && _atPatch < _patch.Count)
            {
                TakePatch();
            }
        }

        return _pairs;
    }

    // False when it is the patch's turn.
    private bool SkipsOrTakesLive()
    {
        if (_atLive == _live.Count)
        {
            return false;
        }

        var (identity, value) = _live[_atLive];
        if (!_patched.Contains(identity))
        {
            _pairs.Add((value, default));
            _atLive++;
            return true;
        }

        // An element of both waits for its turn in the patch, and is passed over when another one's comes first.
        var isNext = _atPatch < _patch.Count && identity == _patch[_atPatch].Identity;
        var isPassedOver = _atPatch < _patch.Count && NextShared() is { } next && next != identity;
        _atLive += isNext || isPassedOver || _merged.Contains(identity) ? 1 : 0;
        return !isNext && isPassedOver;
    }

    private void TakePatch()
    {
        var (identity, value) = _patch[_atPatch++];
        _merged.Add(identity);
        _pairs.Add((_liveByIdentity.GetValueOrDefault(identity), value));
    }

    // The next element of the patch that the live list has too.
    private string? NextShared()
    {
        for (_nextShared = Math.Max(_nextShared, _atPatch); _nextShared < _patch.Count; _nextShared++)
        {
            if (_liveByIdentity.ContainsKey(_patch[_nextShared].Identity))
            {
                return _patch[_nextShared].Identity;
            }
        }

        return null;
    }

    // An element without its keys is like no other.
    private static List<(string Identity, JsonValue Value)> ElementsOf(JsonValue list, MergeShape shape)
    {
        var elements = new List<(string, JsonValue)>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            elements.Add((MergeRules.IdentityOf(list.At(i), shape, out _) ?? $"#{i}", list.At(i)));
        }

        return elements;
    }
}
