using System.Text;
using System.Text.Json.Nodes;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Tests;

/// <summary>A cluster in memory: answers what was asked before, as a host does that fetches between the rounds.</summary>
internal sealed class KnownObjects(JsonArray objects) : IObjectLookup
{
    private readonly HashSet<ObjectNeed> _fetched = [];

    public ObjectAnswer Find(ObjectNeed need) => _fetched.Contains(need) ? Answer(need) : default;

    /// <summary>Answers these from now on.</summary>
    public void Take(IReadOnlyList<ObjectNeed> needs) => _fetched.UnionWith(needs);

    /// <summary>Does a host's rounds; the number of them.</summary>
    public int Fetch(PolicySet set, Review review)
    {
        for (var round = 0; round < PolicySet.MaxLookupRounds; round++)
        {
            var needs = set.NeedsOf(review);
            if (needs.Count == 0)
            {
                return round;
            }

            _fetched.UnionWith(needs);
        }

        return PolicySet.MaxLookupRounds;
    }

    private ObjectAnswer Answer(ObjectNeed need)
    {
        var found = objects.Where(o => Fits(o!.AsObject(), need)).Select(o => Read(o!)).ToList();
        return !need.IsSingle ? ObjectAnswer.Found(found) : found.Count == 0 ? ObjectAnswer.NotFound : ObjectAnswer.Found(found[0]);
    }

    private static bool Fits(JsonObject obj, ObjectNeed need)
    {
        var gvk = GroupVersionKind.Of((string)obj["apiVersion"]!, (string)obj["kind"]!);
        var labels = obj["metadata"]!["labels"];
        return gvk.Group == need.Group
            && (need.Kind.Length > 0 ? gvk.Kind == need.Kind : RestMapping.BuiltIn.ResourceOf(gvk.Group, gvk.Kind) == need.Resource)
            && ((string?)obj["metadata"]!["namespace"] ?? "") == need.Namespace
            && (!need.IsSingle || (string?)obj["metadata"]!["name"] == need.Name)
            && need.LabelSelector.Split(',', StringSplitOptions.RemoveEmptyEntries).All(l => (string?)labels?[l.Split('=')[0]] == l.Split('=')[1]);
    }

    private static Caveat.Json.JsonValue Read(JsonNode node)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(node.ToJsonString()), JsonLimits.Document, out _));
        return text.Root;
    }
}
