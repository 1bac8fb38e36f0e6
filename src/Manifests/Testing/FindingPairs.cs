namespace Caveat.Manifests.Testing;

/// <summary>Finds for each expectation the finding that meets it, as many as can be; of the rest, those of one rule are set against each other.</summary>
internal sealed class FindingPairs
{
    private const int None = -1;

    private readonly IReadOnlyList<ComparedFinding> _expected;
    private readonly IReadOnlyList<ComparedFinding> _found;
    private readonly int[] _expectedOf;

    public FindingPairs(IReadOnlyList<ComparedFinding> expected, IReadOnlyList<ComparedFinding> found)
    {
        _expected = expected;
        _found = found;
        _expectedOf = new int[found.Count];
        Array.Fill(_expectedOf, None);
        Match();
    }

    /// <summary>Whether everything that is expected was found, and nothing else.</summary>
    public bool AreEqual { get; private set; }

    /// <summary>What was found, in the order and the detail of what was expected; what nobody expected stands behind, in whole.</summary>
    public IReadOnlyList<ComparedFinding> FoundInOrder()
    {
        var rows = new List<ComparedFinding>();
        for (var i = 0; i < _expected.Count; i++)
        {
            var place = Array.IndexOf(_expectedOf, i);
            if (place >= 0)
            {
                rows.Add(_found[place].InDetailOf(_expected[i]));
            }
        }

        for (var i = 0; i < _found.Count; i++)
        {
            if (_expectedOf[i] == None)
            {
                rows.Add(_found[i]);
            }
        }

        return rows;
    }

    private void Match()
    {
        var met = 0;
        for (var i = 0; i < _expected.Count; i++)
        {
            met += TryMeet(i, new bool[_found.Count]) ? 1 : 0;
        }

        AreEqual = met == _expected.Count && met == _found.Count;
        for (var i = 0; i < _expected.Count; i++)
        {
            if (Array.IndexOf(_expectedOf, i) < 0)
            {
                SetAgainst(i);
            }
        }
    }

    // One that another expectation took is given up when that one can have another: no order of the expectations is worse than the next.
    private bool TryMeet(int expectation, bool[] tried)
    {
        for (var i = 0; i < _found.Count; i++)
        {
            if (tried[i] || !_expected[expectation].IsMetBy(_found[i]))
            {
                continue;
            }

            tried[i] = true;
            if (_expectedOf[i] == None || TryMeet(_expectedOf[i], tried))
            {
                _expectedOf[i] = expectation;
                return true;
            }
        }

        return false;
    }

    private void SetAgainst(int expectation)
    {
        for (var i = 0; i < _found.Count; i++)
        {
            if (_expectedOf[i] == None && _found[i].Rule == _expected[expectation].Rule)
            {
                _expectedOf[i] = expectation;
                return;
            }
        }
    }
}
