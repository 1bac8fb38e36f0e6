using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>A set of clients as written.</summary>
internal sealed class IdentitySpec
{
    public IReadOnlyList<ServiceAccountSpec> ServiceAccounts { get; set; } = [];

    public IReadOnlyList<Written<string>> Users { get; set; } = [];

    public IReadOnlyList<Written<string>> Groups { get; set; } = [];

    public static RecordShape<IdentitySpec> Shape { get; } = new("identities", static () => new IdentitySpec(),
    [
        Field.Optional<IdentitySpec, IReadOnlyList<ServiceAccountSpec>>("serviceAccounts", new ListShape<ServiceAccountSpec>(ServiceAccountSpec.Shape), static (t, v) => t.ServiceAccounts = v,
            "Service accounts by name, in any namespace or in one."),
        Field.Optional<IdentitySpec, IReadOnlyList<Written<string>>>("users", Shapes.NameList, static (t, v) => t.Users = v,
            "User names; a * at the end stands for any rest."),
        Field.Optional<IdentitySpec, IReadOnlyList<Written<string>>>("groups", Shapes.NameList, static (t, v) => t.Groups = v,
            "Groups of users."),
    ]);
}
