using System.Text;
using Caveat.Deploy.Tests.Running;
using Caveat.Kube;
using Caveat.Policies;
using Caveat.Policies.Model;
using Caveat.PolicyFiles;

namespace Caveat.Deploy.Tests.Rights;

/// <summary>What the built-in policies may look up is written from the policies: what they ask for, and the objects whose scale, exec or owned fields they are asked about.</summary>
public sealed class LookupRightsTests
{
    private static readonly string[] Watched = ["get", "list", "watch"];
    private static readonly string[] Read = ["get"];
    private static readonly string[] Listed = ["list"];

    // Of Kubernetes' own resources only these have a scale or an exec; the registration asks for all that policies match.
    private static readonly HashSet<(string Group, string Resource)> WithSubresources =
        [("", "pods"), ("", "replicationcontrollers"), ("apps", "deployments"), ("apps", "replicasets"), ("apps", "statefulsets")];

    public static TheoryData<string> Packs => [.. Directory.GetDirectories(SourceTree.Path("policies")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Packs))]
    public void ThePoliciesAskForIt(string pack) => Golden.Verify(Write(Wanted(SetOf(pack))), $"deploy/helm/caveat/files/lookups/{pack}.yaml");

    [Theory]
    [MemberData(nameof(Packs))]
    public void AnAuditListsWhatTheyMatch(string pack) => Golden.Verify(Write(Audited(SetOf(pack))), $"deploy/helm/caveat/files/audited/{pack}.yaml");

    private static PolicySet SetOf(string pack)
    {
        var reading = new PolicyFolder([SourceTree.Path($"policies/{pack}")], static () => new PolicySetOptions()).Read();
        Assert.Empty(reading.Problems);
        return reading.Set;
    }

    private static SortedDictionary<(string Group, string Resource), string[]> Audited(PolicySet set)
    {
        var audited = new SortedDictionary<(string Group, string Resource), string[]>();
        foreach (var rule in set.EntriesFor(ReviewPhase.Validate).SelectMany(entry => entry.Rules).Where(rule => (rule.Operations & (Operations.Create | Operations.Update)) != Operations.None))
        {
            // Secrets are the administrator's to give: rbac.readSecrets.
            foreach (var resource in rule.Resources.Where(resource => !resource.Contains('/', StringComparison.Ordinal) && (rule.Group, resource) != ("", "secrets")))
            {
                audited[(rule.Group, resource)] = Listed;
            }
        }

        return audited;
    }

    private static SortedDictionary<(string Group, string Resource), string[]> Wanted(PolicySet set)
    {
        var wanted = new SortedDictionary<(string Group, string Resource), string[]>();
        foreach (var rule in set.EntriesFor(ReviewPhase.Validate).SelectMany(entry => entry.Rules))
        {
            foreach (var subresource in rule.Resources.Where(resource => resource.Contains('/', StringComparison.Ordinal)))
            {
                var resource = subresource.Split('/')[0];
                if (WithSubresources.Contains((rule.Group, resource)) || RestMapping.BuiltIn.ByResource(rule.Group, resource) is null)
                {
                    wanted[(rule.Group, resource)] = Read;
                }
            }
        }

        foreach (var stored in set.StoredResources)
        {
            wanted[stored] = Read;
        }

        foreach (var scope in set.Lookups)
        {
            // Nobody's to read but by the administrator's leave: rbac.readSecrets.
            Assert.NotEqual("Secret", scope.Kind);
            wanted[(scope.Group, set.Mapping.ResourceOf(scope.Group, scope.Kind))] = Watched;
        }

        return wanted;
    }

    private static string Write(SortedDictionary<(string Group, string Resource), string[]> wanted)
    {
        var text = new StringBuilder("# Written by LookupRightsTests (UPDATE_GOLDEN=1) from the policies.\n");
        foreach (var ofGroup in wanted.GroupBy(pair => (pair.Key.Group, Verbs: string.Join(", ", pair.Value))))
        {
            text.Append($"- apiGroups: [{(ofGroup.Key.Group.Length == 0 ? "\"\"" : ofGroup.Key.Group)}]\n");
            text.Append($"  resources: [{string.Join(", ", ofGroup.Select(pair => pair.Key.Resource == "*" ? "\"*\"" : pair.Key.Resource))}]\n  verbs: [{ofGroup.Key.Verbs}]\n");
        }

        return text.ToString();
    }
}
