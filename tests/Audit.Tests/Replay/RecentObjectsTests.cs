using System.Globalization;
using System.Text;
using Caveat.Audit.Replay;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Lookups;

namespace Caveat.Audit.Tests.Replay;

public sealed class RecentObjectsTests
{
    [Fact]
    public void WhatWasNotSeenForTheLongestTimeGoesFirst()
    {
        var objects = new RecentObjects(null, RestMapping.BuiltIn);
        var large = Parse($"{{\"a\":\"{new string('x', RecentObjects.MaxBytes / 4)}\"}}");
        for (var i = 0; i < 3; i++)
        {
            objects.Set(Key(i), large);
        }

        Assert.True(objects.Get(Key(0)).Exists);
        objects.Set(Key(3), large);
        Assert.Equal("True False True True", string.Join(' ', Enumerable.Range(0, 4).Select(i => objects.Get(Key(i)).Exists)));
    }

    [Fact]
    public void LookUpsSeeWhatWasSeenAndKnowThatTheyKnowNoMore()
    {
        var objects = new RecentObjects(null, RestMapping.BuiltIn);
        objects.Set(new ObjectKey("apps", "deployments", "shop", "web"), Parse("{\"kind\":\"Deployment\"}"));
        var need = new ObjectNeed { Group = "apps", Kind = "Deployment", Namespace = "shop", Name = "web" };
        Assert.Equal(
            (ObjectAnswerStatus.Found, ObjectAnswerStatus.Unknown, ObjectAnswerStatus.Unknown),
            (objects.Find(need).Status, objects.Find(need with { Name = "db" }).Status, objects.Find(need with { Name = "" }).Status));
    }

    private static ObjectKey Key(int i) => new("", "configmaps", "shop", i.ToString(CultureInfo.InvariantCulture));

    private static JsonValue Parse(string json)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Document, out _));
        return text.Root;
    }
}
