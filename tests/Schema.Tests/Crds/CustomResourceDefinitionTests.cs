using Caveat.Schema.Crds;

namespace Caveat.Schema.Tests.Crds;

public sealed class CustomResourceDefinitionTests
{
    private const string Kafka = "{'apiVersion': 'apiextensions.k8s.io/v1', 'kind': 'CustomResourceDefinition', 'metadata': {'name': 'pools.example.dev'}, 'spec': {'group': 'example.dev', "
        + "'scope': 'Namespaced', 'names': {'kind': 'Pool', 'plural': 'pools', 'shortNames': ['po']}, 'versions': ["
        + "{'name': 'v1', 'served': true, 'storage': true, 'schema': {'openAPIV3Schema': {'type': 'object', 'properties': {'spec': {'type': 'object', 'properties': {'replicas': {'type': 'integer', 'default': 3}}}}}}, "
        + "'subresources': {'status': {}, 'scale': {'specReplicasPath': '.spec.replicas', 'statusReplicasPath': '.status.replicas', 'labelSelectorPath': '.status.labelSelector'}}}, "
        + "{'name': 'v1beta1', 'served': false, 'storage': false, 'deprecated': true}]}}";

    [Fact]
    public void ReadsADefinition()
    {
        var (crd, findings) = CustomResourceDefinition.Read(Json.Of(Kafka));
        Assert.Empty(findings);
        Assert.Equal(("example.dev", "Pool", "PoolList", "pools", "pool", true), (crd!.Group, crd.Kind, crd.ListKind, crd.Plural, crd.Singular, crd.IsNamespaced));
        Assert.Equal(["po"], crd.ShortNames);
        var (current, old) = (crd.Version("v1")!, crd.Version("v1beta1")!);
        Assert.Equal((true, true, false, true), (current.IsServed, current.IsStorage, current.IsDeprecated, current.HasStatus));
        Assert.Equal("spec.replicas status.replicas status.labelSelector", $"{current.Scale!.SpecReplicas} {current.Scale.StatusReplicas} {current.Scale.LabelSelector}");
        Assert.Equal((false, false, true, false), (old.IsServed, old.IsStorage, old.IsDeprecated, old.HasStatus));
        Assert.Null(old.Scale);
        Assert.Null(old.Schema);
        Assert.Same(current, crd.StorageVersion);
        Assert.Null(crd.Version("v2"));
        Assert.True(current.Schema!.Root.IsResource);
        Assert.Equal("spec.replicas = 3", Assert.Single(current.Schema.Defaults).ToString());
        Assert.Equal("spec.replicas: must be an integer, is a string (\"3\")", Schemas.Judge(current.Schema, "{'spec': {'replicas': '3'}}"));
    }

    [Fact]
    public void RefusesUnknownFieldsWhereAskedTo()
    {
        var schema = CustomResourceDefinition.Read(Json.Of(Kafka), refusesUnknownFields: true).Definition!.Versions[0].Schema!;
        Assert.Equal("spec.replcas: is no known field; did you mean 'replicas'?", Schemas.Judge(schema, "{'apiVersion': 'a', 'kind': 'b', 'metadata': {}, 'spec': {'replcas': 3}}"));
    }

    [Theory]
    [InlineData("'apiVersion': 'apiextensions.k8s.io/v1', 'kind': 'CustomResourceDefinition'", "'apiVersion': 'v1', 'kind': 'Pod'", "must be a CustomResourceDefinition of apiextensions.k8s.io/v1, is \"Pod\" of \"v1\"")]
    [InlineData("apiextensions.k8s.io/v1'", "apiextensions.k8s.io/v1beta1'", "apiVersion: apiextensions.k8s.io/v1 is read, not apiextensions.k8s.io/v1beta1; 'kubectl get crd NAME -o yaml' gives any definition in v1")]
    [InlineData("'group': 'example.dev', ", "", "spec.group: must be a string that is not empty, is nothing")]
    [InlineData("'kind': 'Pool'", "'kind': ''", "spec.names.kind: must be a string that is not empty, is \"\"")]
    [InlineData("'Namespaced'", "'Everywhere'", "spec.scope: must be Namespaced or Cluster, is \"Everywhere\"")]
    [InlineData("'name': 'v1', ", "", "spec.versions[0].name: must be a string that is not empty, is nothing")]
    [InlineData("'.spec.replicas'", "'spec.replicas'", "spec.versions[0].subresources.scale.specReplicasPath: must be a path such as .spec.replicas")]
    [InlineData("'type': 'integer'", "'type': 'int'", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.replicas.type: 'int' is no type")]
    public void SaysWhatIsWrong(string sound, string broken, string expected)
    {
        var reading = CustomResourceDefinition.Read(Json.Of(Kafka.Replace(sound, broken, StringComparison.Ordinal)));
        Assert.Equal(expected, string.Join('\n', reading.Findings));
    }

    [Fact]
    public void KeepsTheOtherVersionsWhereOneSchemaIsWrong()
    {
        var crd = CustomResourceDefinition.Read(Json.Of(Kafka.Replace("'type': 'integer'", "'type': 'int'", StringComparison.Ordinal))).Definition!;
        Assert.Null(crd.Versions[0].Schema);
        Assert.Equal(2, crd.Versions.Count);
    }
}
