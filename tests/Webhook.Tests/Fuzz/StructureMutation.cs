using System.Text;
using System.Text.Json.Nodes;

namespace Caveat.Webhook.Tests.Fuzz;

/// <summary>Changes what a review says and leaves it JSON: values of other types, other operations and subresources, objects in each other's place, names that stand twice.</summary>
internal sealed class StructureMutation
{
    private const int MaxChanges = 3;

    // Written as they are: some are no JSON that a tree could hold.
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "2", "2.0", "2e0", "-1", "1e999", "9223372036854775807", "9223372036854775808", "-0.0", "0.1", "123456789012345678901234567890",
        "\"\"", "\"2\"", "\"w\"", "\"kube-system\"", "\"\\u0000\"", "\"a/b~1\"", "\"1Gi\"", "\"-1Ei\"", "\"99999999999999999999Gi\"", "\"3.4.x\"", "\"2026-11-22T10:00:00Z\"", "\"\\ud83d\\ude00\"",
        "{}", "[]", "[null]", "[[]]", "{\"\":{}}", "{\"name\":\"a\"}", "[{\"name\":\"a\"},{\"name\":\"a\"}]", "[{\"name\":1,\"size\":2}]",
    ];

    private static readonly string[] Operations = ["CREATE", "UPDATE", "DELETE", "CONNECT", "create", "PATCH", "*", ""];
    private static readonly string[] SubResources = ["", "status", "scale", "exec", "attach", "ephemeralcontainers", "finalizers", "*", "scale/"];
    private static readonly string[] Namespaces = ["", "kube-system", "caveat-system", "kube-system ", "Kube-System", "shop"];

    private readonly Random _random;

    public StructureMutation(Random random) => _random = random;

    public byte[] Of(byte[] review)
    {
        var root = JsonNode.Parse(review)!.AsObject();
        for (var changes = _random.Next(1, MaxChanges + 1); changes > 0; changes--)
        {
            Change(root);
        }

        var text = root.ToJsonString();
        return Encoding.UTF8.GetBytes(_random.Next(8) == 0 ? Doubled(text) : text);
    }

    private void Change(JsonObject root)
    {
        if (root["request"] is not JsonObject request)
        {
            return;
        }

        switch (_random.Next(10))
        {
            case 0:
                request["operation"] = Any(Operations);
                break;
            case 1:
                request["subResource"] = Any(SubResources);
                break;
            case 2:
                request["namespace"] = Any(Namespaces);
                break;
            case 3:
                (request["object"], request["oldObject"]) = (request["oldObject"]?.DeepClone(), request["object"]?.DeepClone());
                break;
            case 4:
                Replace(root, Nested(_random.Next(1, 700)));
                break;
            default:
                Replace(root, JsonNode.Parse(Any(Values)));
                break;
        }
    }

    private string Any(string[] of) => of[_random.Next(of.Length)];

    // Half of the time the value goes, else it becomes another.
    private void Replace(JsonObject root, JsonNode? value)
    {
        var places = new List<(JsonNode Parent, string? Name, int Index)>();
        Collect(root, places);
        var (parent, name, index) = places[_random.Next(places.Count)];
        var goes = _random.Next(3) == 0;
        if (parent is JsonArray array)
        {
            array.RemoveAt(index);
            array.Insert(index, goes ? null : value);
        }
        else if (goes)
        {
            parent.AsObject().Remove(name!);
        }
        else
        {
            parent[name!] = value;
        }
    }

    private static void Collect(JsonNode? node, List<(JsonNode Parent, string? Name, int Index)> places)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                places.Add((node, name, 0));
                Collect(value, places);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                places.Add((node, null, i));
                Collect(items[i], places);
            }
        }
    }

    private static JsonNode Nested(int depth)
    {
        JsonNode node = new JsonObject();
        for (; depth > 0; depth--)
        {
            node = new JsonObject { ["a"] = node };
        }

        return node;
    }

    // A name that stands twice: which of the two counts, readers disagree about.
    private string Doubled(string text)
    {
        var at = text.IndexOf('{', _random.Next(text.Length));
        var name = at < 0 ? -1 : text.IndexOf("\":", at, StringComparison.Ordinal);
        return name < 0 ? text : text.Insert(at + 1, text[(at + 1)..(name + 2)] + Any(Values) + ",");
    }
}
