using Caveat.Policies;
using Caveat.Policies.Explaining;
using Caveat.Policies.Loading;
using Caveat.PolicyFiles;
using Caveat.Text;

namespace Caveat.Cli.Explaining;

/// <summary>One run of <c>explain</c>.</summary>
internal sealed class ExplainRun
{
    private readonly Surroundings _surroundings;

    public ExplainRun(Surroundings surroundings) => _surroundings = surroundings;

    /// <summary>The exit code.</summary>
    /// <param name="name">A policy, or a policy and a rule with <c>/</c> between; null for a list of all.</param>
    /// <param name="paths">Where the policies are.</param>
    /// <param name="isJson">JSON, or a table and text for people.</param>
    public int Run(string? name, IReadOnlyList<string> paths, bool isJson)
    {
        var files = PolicyFileReader.Read([.. paths.Select(PathOf)]);
        if (Load(files) is not { } documents)
        {
            return ExitCodes.CouldNotRun;
        }

        var policies = PolicyExplainer.Explain(documents);
        var chosen = name is null ? policies : Choose(policies, name);
        if (chosen.Count == 0)
        {
            _surroundings.Error.WriteLine(name is null ? $"caveat: no policy in {string.Join(", ", paths)}" : $"caveat: no policy or rule '{name}'{NearestName.Hint(name, NamesOf(policies))}");
            return ExitCodes.CouldNotRun;
        }

        var examples = name is null ? null : RuleExamples.Of(documents, files, chosen[0]);
        if (isJson)
        {
            _surroundings.Output.WriteLine(ExplanationJson.Write(chosen, examples));
        }
        else if (name is null)
        {
            ExplanationText.WriteList(chosen, _surroundings);
        }
        else
        {
            ExplanationText.Write(chosen[0], examples!, _surroundings.Output);
        }

        return ExitCodes.Passed;
    }

    private List<PolicyDocument>? Load(IReadOnlyList<PolicyFile> files)
    {
        var documents = new List<PolicyDocument>();
        var isRead = true;
        foreach (var file in files)
        {
            if (file.Source is null)
            {
                _surroundings.Error.WriteLine(file.Problem);
                isRead = false;
                continue;
            }

            var loaded = PolicyLoader.Load(file.Source);
            documents.AddRange(loaded.Documents);
            foreach (var failure in loaded.Failures)
            {
                foreach (var diagnostic in failure.Diagnostics)
                {
                    _surroundings.Error.WriteLine(diagnostic.ToString());
                }
            }
        }

        return isRead ? documents : null;
    }

    private string PathOf(string path) => path == PolicyPath.Builtin ? path : Path.GetFullPath(path, _surroundings.Directory);

    private static List<PolicyExplanation> Choose(IReadOnlyList<PolicyExplanation> policies, string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var (policyName, ruleName) = slash < 0 ? (name, null) : (name[..slash], name[(slash + 1)..]);
        var chosen = new List<PolicyExplanation>();
        foreach (var policy in policies)
        {
            if (policy.Name == policyName)
            {
                List<RuleExplanation> rules = [.. policy.Rules];
                rules.RemoveAll(rule => ruleName is not null && rule.Name != ruleName);
                chosen.AddRange(ruleName is null || rules.Count > 0 ? [policy with { Rules = rules }] : []);
            }
        }

        return chosen;
    }

    private static IEnumerable<string> NamesOf(IReadOnlyList<PolicyExplanation> policies)
    {
        foreach (var policy in policies)
        {
            yield return policy.Name;
            foreach (var rule in policy.Rules)
            {
                yield return $"{policy.Name}/{rule.Name}";
            }
        }
    }
}
