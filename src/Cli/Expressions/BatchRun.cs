using System.Buffers;
using System.IO.Pipelines;
using Caveat.Cel;

namespace Caveat.Cli.Expressions;

/// <summary>
/// Reads requests and writes answers, in order. Answers go out before more is waited for, so that a driver may wait for each answer before it asks again; and whenever enough has gathered, so
/// that memory stays bounded.
/// </summary>
internal sealed class BatchRun
{
    /// <summary>Bytes of answers that go out together while there are requests to answer.</summary>
    public const int FlushBytes = 64 * 1024;

    private readonly PipeReader _input;
    private readonly PipeWriter _output;
    private bool _isInLongLine;

    public BatchRun(PipeReader input, PipeWriter output)
    {
        _input = input;
        _output = output;
    }

    /// <summary>Until the input ends, or nobody reads the answers any more.</summary>
    public async Task RunAsync(CelEnvironment environment, CancellationToken cancellation)
    {
        using var session = new BatchSession(environment, _output);
        var isOpen = true;
        while (isOpen)
        {
            var read = await _input.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (isOpen && TryTakeLine(ref rest, read.IsCompleted, out var line))
            {
                Answer(session, line);
                isOpen = _output.UnflushedBytes < FlushBytes || !(await _output.FlushAsync(cancellation)).IsCompleted;
            }

            var flush = await _output.FlushAsync(cancellation);
            isOpen &= !read.IsCompleted && !flush.IsCompleted;
            _input.AdvanceTo(rest.Start, rest.End);
        }
    }

    private void Answer(BatchSession session, ReadOnlySequence<byte> line)
    {
        if (_isInLongLine || line.Length > BatchSession.MaxLineBytes)
        {
            _isInLongLine = false;
            session.RefuseLongLine();
            return;
        }

        session.Answer(line.IsSingleSegment ? line.First : line.ToArray());
    }

    /// <summary>The next line without its line end. What a line has beyond its limit is passed over as it comes.</summary>
    private bool TryTakeLine(ref ReadOnlySequence<byte> rest, bool isLast, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        if (rest.Length > BatchSession.MaxLineBytes)
        {
            _isInLongLine = true;
            rest = rest.Slice(rest.End);
        }

        line = rest;
        var isLine = isLast && (!rest.IsEmpty || _isInLongLine);
        rest = isLine ? rest.Slice(rest.End) : rest;
        return isLine;
    }
}
