using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Caveat.Cli.Expressions;
using CsCheck;

namespace Caveat.Cli.Tests.Expressions;

public sealed class BatchRunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char["{}[]\":,exprvas019+*/()'\\ \r\t\u0000ü😀"], 0, 40],
        Gen.OneOf("", " ", "{}", "null", "{\"expr\":\"", "{\"expr\":\"1/0\"}", "{\"expr\":\"x\",\"vars\":{\"x\":[1,{\"a\":null}]}}", "\uFEFF{\"expr\":\"1\"}", "{\"expr\":\"1\"}{\"expr\":\"2\"}"));

    private static readonly Gen<byte[]> Lines = Gen.Frequency(
        (4, Texts.Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Byte.Where(static one => one != (byte)'\n').Array[0, 60]),
        (4, Gen.Int.Select(static number => Encoding.UTF8.GetBytes($"{{\"expr\":\"n\",\"vars\":{{\"n\":{number}}}}}"))));

    [Fact]
    public void EveryLineHasItsAnswerInOrder() => Gen.Select(Lines.Array[0, 40], Gen.Bool, Gen.Int[1, 200]).Sample(
        static (lines, endsInLineEnd, readBytes) =>
        {
            var input = Join(lines, endsInLineEnd);
            var answers = Batch.RunAsync(input, readBytes).GetAwaiter().GetResult();
            var count = lines.Length - (!endsInLineEnd && lines.Length > 0 && lines[^1].Length == 0 ? 1 : 0);
            Assert.Equal(count, answers.Length);
            for (var i = 0; i < count; i++)
            {
                AssertAnswers(answers[i], lines[i]);
            }
        },
        iter: 300);

    [Fact]
    public async Task AnswersBeforeTheNextRequestComes()
    {
        var requests = new Pipe();
        var answers = new Pipe();
        var run = new BatchRun(requests.Reader, answers.Writer).RunAsync(Batch.Environment, CancellationToken.None);
        for (var i = 0; i < 3; i++)
        {
            await requests.Writer.WriteAsync(Encoding.UTF8.GetBytes($"{{\"expr\":\"{i} + 1\"}}\n"));
            var answer = await answers.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            Assert.Equal($"{{\"type\":\"int\",\"value\":{i + 1},\"cost\":1}}\n", Encoding.UTF8.GetString(answer.Buffer));
            answers.Reader.AdvanceTo(answer.Buffer.End);
        }

        await requests.Writer.CompleteAsync();
        await run.WaitAsync(Patience);
    }

    [Fact]
    public async Task EndsWhenNobodyReadsTheAnswers()
    {
        var requests = new Pipe();
        var answers = new Pipe();
        await answers.Reader.CompleteAsync();
        await requests.Writer.WriteAsync("{\"expr\":\"1\"}\n"u8.ToArray());
        await new BatchRun(requests.Reader, answers.Writer).RunAsync(Batch.Environment, CancellationToken.None).WaitAsync(Patience);
    }

    [Theory]
    [InlineData(BatchSession.MaxLineBytes, """{"type":"int","value":1,"cost":0}""")]
    [InlineData(BatchSession.MaxLineBytes + 1, """{"stage":"compile","error":"the line is longer than 8388608 bytes (MaxLineBytes)"}""")]
    [InlineData(3 * BatchSession.MaxLineBytes, """{"stage":"compile","error":"the line is longer than 8388608 bytes (MaxLineBytes)"}""")]
    public async Task RefusesALineThatIsTooLongAndGoesOn(int bytes, string answer)
    {
        var line = """{"expr":"1"}""".PadRight(bytes) + "\n";
        var input = Encoding.UTF8.GetBytes(line + "{\"expr\":\"2\"}\n" + line.TrimEnd('\n'));
        Assert.Equal([answer, """{"type":"int","value":2,"cost":0}""", answer], await Batch.RunAsync(input, readBytes: 64 * 1024));
    }

    private static byte[] Join(byte[][] lines, bool endsInLineEnd)
    {
        var input = new List<byte>();
        for (var i = 0; i < lines.Length; i++)
        {
            input.AddRange(lines[i]);
            if (endsInLineEnd || i < lines.Length - 1)
            {
                input.Add((byte)'\n');
            }
        }

        return [.. input];
    }

    private static void AssertAnswers(string answer, byte[] line)
    {
        using var document = JsonDocument.Parse(answer);
        var root = document.RootElement;
        var text = Encoding.UTF8.GetString(line);
        const string Start = "{\"expr\":\"n\",\"vars\":{\"n\":";
        if (text.StartsWith(Start, StringComparison.Ordinal))
        {
            Assert.Equal($"{{\"type\":\"int\",\"value\":{text[Start.Length..^2]},\"cost\":1}}", answer);
        }
        else
        {
            Assert.True(root.TryGetProperty("type", out _) ? root.TryGetProperty("cost", out _) : root.GetProperty("stage").GetString() is "compile" or "eval" && root.GetProperty("error").GetString() is { Length: > 0 });
        }
    }
}
