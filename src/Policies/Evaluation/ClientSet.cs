using System.Text;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Model;

namespace Caveat.Policies.Evaluation;

/// <summary>A set of clients of the API server, by user name and group.</summary>
internal sealed class ClientSet
{
    /// <summary>
    /// Kubernetes' own writers: the controllers (garbage collector, namespace, autoscaler, stateful sets), whose service accounts are in kube-system or
    /// which run as one user, the scheduler, the API server itself, and kubelets.
    /// </summary>
    public static readonly ClientSet ControlPlane = new(new IdentitySpec
    {
        ServiceAccounts = [new ServiceAccountSpec { Name = "*", Namespace = "kube-system" }],
        Users = [Said("system:kube-controller-manager"), Said("system:kube-scheduler"), Said("system:apiserver")],
        Groups = [Said("system:nodes")],
    });

    private readonly List<NamePattern> _users = [];
    private readonly List<byte[]> _groups = [];

    /// <summary>The patterns of user names as written, a <c>*</c> for any run of characters but <c>:</c>.</summary>
    public List<string> UserPatterns { get; } = [];

    /// <summary>Names of groups.</summary>
    public List<string> GroupNames { get; } = [];

    public ClientSet(IdentitySpec spec)
    {
        foreach (var account in spec.ServiceAccounts)
        {
            AddUser($"system:serviceaccount:{account.Namespace ?? "*"}:{account.Name}");
        }

        foreach (var user in spec.Users)
        {
            AddUser(user.Value);
        }

        foreach (var group in spec.Groups)
        {
            GroupNames.Add(group.Value);
            _groups.Add(Encoding.UTF8.GetBytes(group.Value));
        }
    }

    public bool Contains(AdmissionRequest request)
    {
        foreach (var pattern in _users)
        {
            if (pattern.Fits(request.Username.Utf8))
            {
                return true;
            }
        }

        return IsInGroup(request.Groups);
    }

    private void AddUser(string pattern)
    {
        UserPatterns.Add(pattern);
        _users.Add(new NamePattern(pattern));
    }

    private bool IsInGroup(JsonValue groups)
    {
        foreach (var group in groups.Elements)
        {
            foreach (var known in _groups)
            {
                if (group.Is(known))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Written<string> Said(string text) => new(text, default);
}
