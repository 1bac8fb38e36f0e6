using System.Text.Json;

namespace Caveat.Deploy.Tests.Rights;

/// <summary>A verb on a resource, as RBAC has them.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Resource">With its subresource: <c>caveatpolicies/status</c>.</param>
/// <param name="Verb">Verb.</param>
internal sealed record UsedRight(string Group, string Resource, string Verb)
{
    /// <summary>As kubectl has it: <c>kafkas.kafka.strimzi.io</c>.</summary>
    public string ResourceName => Group.Length == 0 ? Resource : $"{Resource}.{Group}";

    public override string ToString() => $"{Verb} {ResourceName}";

    /// <summary>What a line of the audit log asks for; null for what is no resource.</summary>
    public static UsedRight? Of(JsonElement line)
    {
        if (!line.TryGetProperty("objectRef", out var asked))
        {
            return null;
        }

        var subresource = Text(asked, "subresource");
        return new UsedRight(Text(asked, "apiGroup"), subresource.Length == 0 ? Text(asked, "resource") : $"{Text(asked, "resource")}/{subresource}", Text(line, "verb"));
    }

    /// <summary>What a role grants.</summary>
    public static IEnumerable<UsedRight> In(JsonElement role) =>
        from rule in role.GetProperty("rules").EnumerateArray()
        from grp in rule.GetProperty("apiGroups").EnumerateArray()
        from resource in rule.GetProperty("resources").EnumerateArray()
        from verb in rule.GetProperty("verbs").EnumerateArray()
        select new UsedRight(grp.GetString()!, resource.GetString()!, verb.GetString()!);

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
