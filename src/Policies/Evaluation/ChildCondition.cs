using System.Text;
using Caveat.Policies.Model;

namespace Caveat.Policies.Evaluation;

/// <summary>A match condition for children that an owner reference tells: what <see cref="ChildMarks"/> says, in CEL, of the object before or after the write.</summary>
internal static class ChildCondition
{
    public static string Of(ProfileSpec profile)
    {
        var child = new StringBuilder("has(o.metadata.ownerReferences) && o.metadata.ownerReferences.exists(r, ").Append(OwnerOf(profile.Resources)).Append(')');
        if (profile.Children.Labels.Count > 0)
        {
            child.Append(" || has(o.metadata.labels)");
            foreach (var label in profile.Children.Labels)
            {
                child.Append($" && {CelText.Of(label.Name)} in o.metadata.labels && o.metadata.labels[{CelText.Of(label.Name)}] == {CelText.Of(label.Value.Value)}");
            }
        }

        return $"[object, oldObject].exists(o, o != null && has(o.metadata) && ({child}))";
    }

    private static string OwnerOf(IReadOnlyList<OwnedKinds> resources)
    {
        var owner = new StringBuilder();
        foreach (var resource in resources)
        {
            // The core group has no name before its version.
            var group = resource.ApiGroup.Length == 0 ? "!r.apiVersion.contains('/')" : $"r.apiVersion.startsWith({CelText.Of(resource.ApiGroup + "/")})";
            owner.Append(owner.Length == 0 ? "" : " || ").Append(group);
            var kinds = KindsOf(resource);
            owner.Append(kinds.Contains("*") ? "" : $" && r.kind in {CelText.ListOf(kinds)}");
        }

        return owner.Length == 0 ? "false" : owner.ToString();
    }

    private static List<string> KindsOf(OwnedKinds resource)
    {
        var kinds = new List<string>(resource.Kinds.Count);
        foreach (var kind in resource.Kinds)
        {
            kinds.Add(kind.Value);
        }

        return kinds;
    }
}
