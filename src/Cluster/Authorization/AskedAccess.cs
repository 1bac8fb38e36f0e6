using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Kube;

namespace Caveat.Cluster.Authorization;

/// <summary>
/// What the user of one review may do. A question that is asked for the first time has no answer yet, so that the rule fails; the host fetches what was asked and judges
/// again. Reviews that ask nothing, nearly all, pay nothing. Not for several threads at once.
/// </summary>
public sealed class AskedAccess : IAuthorizer
{
    /// <summary>Questions of one review; each is a call to the API server while somebody waits.</summary>
    public const int MaxQuestions = 32;

    /// <summary>Rounds of questions: an expression may ask a second only after it has seen the first answered.</summary>
    public const int MaxRounds = 4;

    private readonly AccessReviews _reviews;
    private readonly AdmissionRequest _request;
    private Dictionary<AuthorizationRequest, AuthorizationDecision?>? _answers;
    private string? _user;

    /// <param name="reviews">Whom to ask.</param>
    /// <param name="request">Whose user it is about.</param>
    public AskedAccess(AccessReviews reviews, AdmissionRequest request)
    {
        _reviews = reviews;
        _request = request;
    }

    /// <summary>Whether something was asked that <see cref="FetchAsync"/> has not answered yet.</summary>
    public bool HasQuestions { get; private set; }

    /// <inheritdoc/>
    public AuthorizationDecision Authorize(AuthorizationRequest request)
    {
        _answers ??= [];
        _user ??= _request.UserInfo.ToString();
        if (_answers.TryGetValue(request, out var known) && known is not null)
        {
            return known;
        }

        if (known is null && _reviews.Find(_user, request) is { } remembered)
        {
            return (_answers[request] = remembered)!;
        }

        if (_answers.Count >= MaxQuestions && !_answers.ContainsKey(request))
        {
            return AuthorizationDecision.Unknown($"more than {MaxQuestions} questions about what a user may do");
        }

        HasQuestions = true;
        _answers[request] = null;
        return AuthorizationDecision.Unknown("nobody has asked the API server yet what the user may do");
    }

    /// <summary>Asks everything that is open, at once.</summary>
    public async Task FetchAsync(CancellationToken cancellation)
    {
        var questions = new List<AuthorizationRequest>();
        foreach (var (question, answer) in _answers ?? [])
        {
            if (answer is null)
            {
                questions.Add(question);
            }
        }

        var pending = questions.ConvertAll(question => _reviews.AskAsync(_request, _user!, question, cancellation));
        var answers = await Task.WhenAll(pending);
        for (var i = 0; i < answers.Length; i++)
        {
            _answers![questions[i]] = answers[i];
        }

        HasQuestions = false;
    }
}
