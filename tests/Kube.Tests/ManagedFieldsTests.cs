using Caveat.Json;

namespace Caveat.Kube;

public sealed class ManagedFieldsTests
{
    private const string Object = """
        {"metadata":{"labels":{"app":"x"},"finalizers":["f1","f2"],"managedFields":[
        {"manager":"kubectl","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{
        "f:metadata":{"f:labels":{".":{},"f:app":{}},"f:finalizers":{".":{},"v:\"f2\"":{}}},
        "f:spec":{"f:ports":{"k:{\"name\":\"b\",\"protocol\":\"TCP\"}":{".":{},"f:port":{}},"i:0":{"f:name":{}}},"f:gone":{}}}},
        {"manager":"op","operation":"Apply","apiVersion":"v1","subresource":"status"}]},
        "spec":{"ports":[{"name":"a","port":1},{"name":"b","port":2,"protocol":"TCP"}]}}
        """;

    [Fact]
    public void NamesThePathsThatAManagerSet()
    {
        var obj = TestJson.Read(Object);
        var entry = new ManagedFieldsEntry(new ObjectMeta(obj).ManagedFields.At(0));
        Assert.Equal(
            "metadata.labels metadata.labels.app metadata.finalizers metadata.finalizers[1] spec.ports[1] spec.ports[1].port spec.ports[0].name",
            string.Join(' ', entry.Fields.PathsIn(obj, 100)));
        Assert.Equal(2, entry.Fields.PathsIn(obj, 2).Count);
    }

    [Theory]
    [InlineData("spec", true)]
    [InlineData("spec.ports[1].port", true)]
    [InlineData("spec.ports[1].name", false)]
    [InlineData("spec.ports[0].name", true)]
    [InlineData("metadata.labels.app", true)]
    [InlineData("metadata.labels.other", false)]
    [InlineData("metadata.finalizers[0]", false)]
    [InlineData("metadata.finalizers[1]", true)]
    [InlineData("status", false)]
    public void SaysWhetherAPathIsInTheSet(string path, bool expected)
    {
        var obj = TestJson.Read(Object);
        Assert.True(FieldPath.TryParse(path, out var parsed, out _));
        Assert.Equal(expected, new ManagedFieldsEntry(new ObjectMeta(obj).ManagedFields.At(0)).Fields.Touches(parsed, obj));
    }

    [Fact]
    public void FindsTheSameManagerInAnotherObject()
    {
        var entries = new ObjectMeta(TestJson.Read(Object)).ManagedFields;
        Assert.Equal("op", new ManagedFieldsEntry(entries.At(1)).FindIn(entries).Manager.Text);
        Assert.False(new ManagedFieldsEntry(TestJson.Read("{\"manager\":\"op\",\"operation\":\"Apply\",\"apiVersion\":\"v1\"}")).FindIn(entries).Raw.Exists);
    }

    // A key that is left out has the default of the schema: an element that names it comes first.
    [Theory]
    [InlineData("k:{\"port\":53,\"protocol\":\"UDP\"}", 1)]
    [InlineData("k:{\"port\":53,\"protocol\":\"TCP\"}", 0)]
    [InlineData("k:{\"port\":54,\"protocol\":\"TCP\"}", -1)]
    [InlineData("v:7", 2)]
    [InlineData("v:\"7\"", -1)]
    [InlineData("i:2", 2)]
    [InlineData("i:3", -1)]
    public void FindsTheElementThatAStepLeadsTo(string step, int index)
    {
        var fields = new FieldSet(TestJson.Read($"{{{System.Text.Json.JsonSerializer.Serialize(step)}:{{}}}}"));
        Assert.Equal(index, Assert.Single(fields.Elements).IndexIn(TestJson.Read("[{\"port\":53},{\"port\":53,\"protocol\":\"UDP\"},7]")));
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{\".\":{}}", true)]
    [InlineData("{\".\":{},\"f:a\":{}}", false)]
    [InlineData("{\"f:a\":{}}", false)]
    [InlineData("null", false)]
    public void SaysWhetherAPlaceIsSetAsAWhole(string fields, bool expected) => Assert.Equal(expected, new FieldSet(TestJson.Read(fields)).IsWhole);

    [Theory]
    [InlineData("{\"f:\":{},\"k:\":{},\"k:{\":{},\"v:[\":{},\"i:x\":{},\"x\":{},\"\":{},\"f:spec\":1}")]
    [InlineData("[]")]
    [InlineData("null")]
    public void PassesOverWhatIsNoStep(string fields) =>
        Assert.Empty(new FieldSet(TestJson.Read(fields)).PathsIn(TestJson.Read(Object), 100));
}
