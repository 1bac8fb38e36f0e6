using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Linting;

/// <summary>Says what is wrong with documents, and what their author probably did not mean. Knows no files.</summary>
public static class PolicyLinter
{
    /// <summary>Findings by file and place. A document that does not load has its errors and nothing else.</summary>
    public static IReadOnlyList<LintFinding> Lint(IReadOnlyList<SourceText> texts, LintOptions options)
    {
        var findings = new LintFindings();
        var documents = new List<PolicyDocument>();
        foreach (var text in texts)
        {
            var loaded = PolicyLoader.Load(text);
            documents.AddRange(loaded.Documents);
            foreach (var diagnostic in loaded.Diagnostics)
            {
                Add(findings, diagnostic);
            }
        }

        AddFailures(findings, documents, options.Others);
        foreach (var document in documents)
        {
            if (document is CaveatPolicy policy)
            {
                Lint(new LintedPolicy(policy, options.Definitions), findings, options.Now);
            }
            else if (document is OperatorProfile profile)
            {
                new ProfileCheck(profile, options.Definitions, findings).Run();
            }
        }

        return findings.Sorted();
    }

    private static void Lint(LintedPolicy policy, LintFindings findings, DateTimeOffset now)
    {
        new TypeCheck(policy, findings).Run();
        new PathCheck(policy, findings).Run();
        new ReachCheck(policy, findings).Run();
        new SchemaFactCheck(policy, findings).Run();
        new UsageCheck(policy, findings).Run();
        new CollectionCheck(policy, findings).Run();
        new AdviceCheck(policy, findings, now).Run();
        var blind = new OptionalReads(policy, null, findings);
        List<OptionalReads> knowing = policy.Versions.Count == 0 ? [blind] : [];
        foreach (var version in policy.Versions)
        {
            knowing.Add(new OptionalReads(policy, version, findings));
        }

        foreach (var rule in policy.Spec.Rules)
        {
            // Children are objects of other kinds.
            (rule.Bodies[0].NeedsMatch ? knowing : [blind]).ForEach(reads => reads.Check(rule));
        }
    }

    private static void AddFailures(LintFindings findings, List<PolicyDocument> documents, IReadOnlyList<PolicyDocument> others)
    {
        var own = new HashSet<SourceText>();
        var names = new HashSet<(string Kind, string Namespace, string Name)>();
        foreach (var document in documents)
        {
            own.Add(document.Source);
            names.Add((document.Kind, document.Namespace, document.Name));
        }

        List<PolicyDocument> all = [.. documents];
        foreach (var other in others)
        {
            if (!names.Contains((other.Kind, other.Namespace, other.Name)))
            {
                all.Add(other);
            }
        }

        foreach (var failure in PolicySet.Build(all, new PolicySetOptions()).Failures)
        {
            foreach (var diagnostic in failure.Diagnostics)
            {
                if (own.Contains(diagnostic.Source))
                {
                    Add(findings, diagnostic);
                }
            }
        }
    }

    private static void Add(LintFindings findings, Diagnostic diagnostic) => findings.Add(
        LintRules.Load, diagnostic.Severity == DiagnosticSeverity.Error ? LintLevel.Error : LintLevel.Warning, diagnostic.Source, diagnostic.Span, diagnostic.Message);
}
