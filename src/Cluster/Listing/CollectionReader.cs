using System.Runtime.CompilerServices;

namespace Caveat.Cluster.Listing;

/// <summary>
/// The objects of one collection, page by page, each once and none left out that is there all the while: also when the server forgets the list in between, cuts a page off or
/// restarts. It goes on behind the last object that it gave, for the API server's store sorts by namespace and name; so nothing need be remembered of the objects before. For one
/// reading.
/// </summary>
public sealed class CollectionReader
{
    private readonly PageRequest _request;
    private readonly ListBounds _bounds;
    private readonly Retries _retries;
    private string _last = "";
    private bool _isSorted = true;
    private bool _mayRepeat;
    private bool _wasAway;
    private int _fresh;
    private string _next = "";
    private int _limit;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="resource">What is listed.</param>
    /// <param name="place">A namespace; empty for all, and for what is in none.</param>
    /// <param name="bounds">How much is asked for at once, and how often.</param>
    /// <param name="clock">Measures pauses.</param>
    public CollectionReader(ClusterConnection connection, AuditedResource resource, string place, ListBounds bounds, TimeProvider clock)
    {
        _request = new PageRequest(connection, resource, place, bounds);
        _bounds = bounds;
        _retries = new Retries(bounds, clock);
        _limit = bounds.PageSize;
    }

    /// <summary>Why not everything was listed, as a clause for people; null when it was. Known at the end.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether that is because the user may not list, and nothing was given.</summary>
    public bool IsForbidden { get; private set; }

    /// <summary>Objects behind the last page, as far as the server says.</summary>
    public long Remaining { get; private set; }

    /// <summary>Pages as they come; what goes wrong is told by <see cref="Problem"/>.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ListedObject>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        _retries.Answered();
        var isOver = false;
        while (!isOver)
        {
            var page = await _request.ReadAsync(_limit, _next, cancellation);
            var news = NewsOf(page.Objects);
            if (news.Count > 0)
            {
                yield return news;
            }

            isOver = await EndsAsync(page, cancellation);
        }
    }

    // What was not given before.
    private IReadOnlyList<ListedObject> NewsOf(IReadOnlyList<ListedObject> objects)
    {
        List<ListedObject>? news = _mayRepeat ? [] : null;
        var before = _mayRepeat ? "" : _last;
        foreach (var listed in objects)
        {
            var key = listed.Key;
            _isSorted &= string.CompareOrdinal(key, before) > 0;
            before = key;
            if (string.CompareOrdinal(key, _last) > 0)
            {
                _last = key;
                news?.Add(listed);
            }
        }

        return news ?? objects;
    }

    /// <summary>Whether there is nothing more to ask for.</summary>
    private async Task<bool> EndsAsync(ListPage page, CancellationToken cancellation)
    {
        switch (page.Step)
        {
            case PageStep.Whole:
                (_next, Remaining) = (page.Continue, page.Remaining);
                Answered();
                return _next.Length == 0 && IsOver();
            case PageStep.TooLong when page.Objects.Count <= _limit:
                // The same page once more, up to where this one came: behind it the server says where the next begins.
                _limit = Math.Max(1, Math.Min(page.Objects.Count, _limit - 1));
                Answered();
                return !Repeats(_next, "a page was too long");
            case PageStep.Expired when page.Continue.Length > 0 || _fresh++ < ListBounds.MaxFreshLists:
                return !Repeats(page.Continue, page.Complaint) || await GivesUpAsync(page, cancellation);
            case PageStep.Broken:
                _wasAway = true;
                return !Repeats(_next, page.Complaint) || await GivesUpAsync(page, cancellation);
            case PageStep.Forbidden or PageStep.Missing when (_wasAway || _bounds.WasAllowed || _last.Length > 0) && _retries.Waited < _bounds.PatienceWithRefusals:
                return await GivesUpAsync(page, cancellation);
            default:
                IsForbidden = page.Step == PageStep.Forbidden && _last.Length == 0;
                Problem = page.Step == PageStep.TooLong ? $"the API server gives more than the {_limit} objects that it was asked for" : page.Complaint;
                return true;
        }
    }

    // A list that went on by an order which it turned out not to have may lack something; it is over all the same.
    private bool IsOver()
    {
        if (_mayRepeat)
        {
            IsInOrder("it was read twice");
        }

        return true;
    }

    /// <summary>Asks for objects that may have been given already, if any were; false when they could not be told from others.</summary>
    private bool Repeats(string next, string why)
    {
        _next = next;
        _mayRepeat |= _last.Length > 0;
        return IsInOrder(why);
    }

    private bool IsInOrder(string why)
    {
        if (!_isSorted)
        {
            Problem = $"{why}, and the list has no order to go on in: some objects may be missing";
        }

        return _isSorted;
    }

    private async Task<bool> GivesUpAsync(ListPage page, CancellationToken cancellation)
    {
        var goesOn = await _retries.PauseAsync(page.RetryAfter, cancellation);
        Problem = goesOn ? null : page.Complaint;
        return !goesOn;
    }

    private void Answered()
    {
        _wasAway = false;
        _retries.Answered();
    }
}
