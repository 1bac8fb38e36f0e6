using System.Text;
using System.Text.Json;
using CsCheck;

namespace Caveat.Json;

// What System.Text.Json reads is what we read, and what it refuses we refuse; we refuse more, each for a reason of its own.
public sealed class JsonDifferentialTests
{
    private static readonly Gen<string> Name = Gen.OneOf(Gen.Char['a', 'e'].Array[0, 3].Select(c => new string(c)), Gen.String[0, 6].Select(Printable));

    private static readonly string[] Marks = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "\\u", "d800", "1", "-", "e", ".", "0", "true", "nul", " ", "\n", "ä"];

    private static readonly Gen<string> Fragment = Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]);

    [Fact]
    public void ReadsWhatSystemTextJsonWrites() => Trees().Sample(
        json =>
        {
            var ours = TestText.Read(json);
            using var theirs = JsonDocument.Parse(json);
            Assert.Equal(Show(theirs.RootElement), TestText.Show(ours));
        },
        iter: 300,
        seed: "0N0XIzNsQ0O2");

    [Fact]
    public void AgreesWithSystemTextJsonOnBrokenTexts() => Gen.Select(Trees(), Gen.Int[0, 1000], Gen.Byte, Gen.Int[0, 2]).Sample(
        (json, place, octet, change) =>
        {
            var bytes = Break(Encoding.UTF8.GetBytes(json), place, octet, change);
            var ours = new JsonText().TryParse(bytes, JsonLimits.Review, out var error);
            if (Accepts(bytes) != ours)
            {
                Assert.True(error!.Code is JsonErrorCode.DuplicateKey or JsonErrorCode.InvalidUtf8 or JsonErrorCode.InvalidEscape or JsonErrorCode.NumberOutOfRange, error.Message);
            }
        },
        iter: 1000,
        seed: "0N0XIzNsQ0O2");

    [Fact]
    public void NeverThrowsOnRandomBytes() => Gen.OneOf(Gen.Byte.Array[0, 64], Fragments()).Sample(
        bytes =>
        {
            var text = new JsonText();
            if (text.TryParse(bytes, JsonLimits.Review, out var error))
            {
                TestText.Show(text.Root);
            }
            else
            {
                Assert.InRange(error.Offset, 0, bytes.Length);
            }
        },
        iter: 20_000,
        seed: "0N0XIzNsQ0O2");

    internal static Gen<string> Trees() => Gen.Recursive<string>((depth, tree) => depth >= 3
        ? Scalar()
        : Gen.Frequency(
            (3, Scalar()),
            (1, tree.Array[0, 5].Select(items => "[" + string.Join(", ", items) + "]")),
            (2, Gen.Select(Name, tree).Array[0, 40].Select(ToObject))));

    private static Gen<string> Scalar() => Gen.OneOf(
        Gen.Const("null"), Gen.Const("true"), Gen.Const("false"),
        Gen.Long.Select(n => n.ToString()), Gen.Int[-20, 20].Select(n => n.ToString()),
        Gen.Double.Where(double.IsFinite).Select(d => JsonSerializer.Serialize(d)),
        Gen.String[0, 40].Select(s => JsonSerializer.Serialize(Printable(s))));

    private static Gen<byte[]> Fragments() => Fragment.Array[0, 12].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));

    private static string ToObject((string Name, string Value)[] entries)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var parts = entries.Where(e => known.Add(e.Name)).Select(e => $"{JsonSerializer.Serialize(e.Name)} :{e.Value}");
        return "{" + string.Join(",\n", parts) + "}";
    }

    private static string Printable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Break(byte[] bytes, int place, byte octet, int change)
    {
        var at = place % (bytes.Length + 1);
        return change switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], octet, .. bytes[at..]],
            _ => [.. bytes[..at], .. bytes[Math.Min(at + 1, bytes.Length)..]],
        };
    }

    private static bool Accepts(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 512 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "[" + string.Join(", ", value.EnumerateArray().Select(Show)) + "]",
        JsonValueKind.Object => "{" + string.Join(", ", value.EnumerateObject().Select(p => p.Name + ": " + Show(p.Value))) + "}",
        JsonValueKind.String => "'" + value.GetString() + "'",
        JsonValueKind.Number => value.GetRawText().AsSpan().IndexOfAny(".eE") < 0 && value.TryGetInt64(out var n) ? "int " + n : "float " + value.GetDouble().ToString("R"),
        var kind => kind.ToString(),
    };
}
