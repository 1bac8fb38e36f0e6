using System.Text;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Tests.Evaluation;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("system:serviceaccount:*:strimzi-cluster-operator", "system:serviceaccount:kafka:strimzi-cluster-operator", true)]
    [InlineData("system:serviceaccount:*:strimzi-cluster-operator", "system:serviceaccount:kafka:strimzi-cluster-operator-x", false)]
    [InlineData("system:serviceaccount:kube-system:*", "system:serviceaccount:kube-system:generic-garbage-collector", true)]
    [InlineData("system:serviceaccount:kube-system:*", "system:serviceaccount:kube-systemx:a", false)]
    [InlineData("system:serviceaccount:*:op", "system:serviceaccount:a:b:op", false)]
    [InlineData("system:serviceaccount:*:*-entity-operator", "system:serviceaccount:prod:my-entity-operator", true)]
    [InlineData("alice", "alice", true)]
    [InlineData("alice", "malice", false)]
    [InlineData("*", "", true)]
    public void StarsStandForAnythingButColons(string pattern, string name, bool expected) =>
        Assert.Equal(expected, new NamePattern(pattern).Fits(Encoding.UTF8.GetBytes(name)));
}
