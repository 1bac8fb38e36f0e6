using System.Buffers.Text;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;
using static Caveat.Cel.Types.CelType;

namespace Caveat.Cel.Extensions;

/// <summary>cel-go's <c>ext.Encoders</c>. Kubernetes does not have it.</summary>
public static class EncodersLibrary
{
    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "cel.lib.ext.encoders",
        Doc = "Base64.",
        Functions =
        [
            Function("base64.decode", new Overload
            {
                Id = "base64_decode_string",
                Parameters = [CelType.String],
                Result = Bytes,
                Body = Of(Decode),
                Cost = CostRule.One.Run,
                StaticCost = CostRule.One.Estimate,
                Doc = "The bytes of a base64 text, with padding or without. Any other character is an error.",
                Examples = [Example("base64.decode('aGVsbG8=')", "b'hello'"), Example("base64.decode('aGVsbG8')", "b'hello'"), Example("base64.decode('a*')", "error: illegal base64 data at input byte 1")],
            }),
            Function("base64.encode", new Overload
            {
                Id = "base64_encode_bytes",
                Parameters = [Bytes],
                Result = CelType.String,
                Body = Of(Encode),
                Cost = CostRule.One.Run,
                StaticCost = CostRule.One.Estimate,
                Doc = "The bytes as base64, with padding.",
                Examples = [Example("base64.encode(b'hello')", "'aGVsbG8='")],
            }),
        ],
    };

    private static Value Encode(Value bytes) => Value.Of(Convert.ToBase64String(bytes.As<BytesObject>().Bytes.Span));

    private static Value Decode(Value text)
    {
        var utf8 = text.AsUtf8;
        var padded = new byte[(utf8.Length + 3) / 4 * 4];
        utf8.CopyTo(padded);
        padded.AsSpan(utf8.Length).Fill((byte)'=');
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(padded.Length)];
        var status = Base64.DecodeFromUtf8(padded, bytes, out _, out var written);
        return status == System.Buffers.OperationStatus.Done
            ? Value.Of(new BytesObject(bytes[..written]))
            : Value.Error($"illegal base64 data at input byte {FirstIllegal(utf8)}");
    }

    private static int FirstIllegal(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (at < utf8.Length && (char.IsAsciiLetterOrDigit((char)utf8[at]) || utf8[at] is (byte)'+' or (byte)'/'))
        {
            at++;
        }

        return at;
    }
}
