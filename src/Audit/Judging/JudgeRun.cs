using System.Collections.Concurrent;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Manifests.Reading;

namespace Caveat.Audit.Judging;

/// <summary>
/// From a source of objects to reports: reads and reports in turn, and judges beside that on all cores. Results keep the source's order, and what is held is bounded by
/// the batches under way. For one run.
/// </summary>
public sealed class JudgeRun : IDocumentMemory
{
    private readonly Func<IObjectJudge> _judges;
    private readonly IReport _report;
    private readonly ConcurrentBag<BatchJudge> _free = [];
    private readonly ConcurrentBag<DocumentBatch> _empty = [];
    private readonly Queue<Task<List<ObjectOutcome>>> _pending = new();
    private DocumentBatch _batch = new();
    private long _objects;
    private long _order;
    private long _denied;
    private long _findings;
    private long _problems;

    /// <param name="judges">Makes a judge for each thread.</param>
    /// <param name="report">Takes the results.</param>
    public JudgeRun(Func<IObjectJudge> judges, IReport report)
    {
        _judges = judges;
        _report = report;
    }

    /// <summary>Batches that are judged at a time, or wait for their turn to be reported. One leaves the machine to others.</summary>
    public int MaxBatches { get; init; } = Environment.ProcessorCount * 2;

    /// <summary>What came of it so far; may be asked for at any time from another thread.</summary>
    public RunOutcome Outcome => new(Interlocked.Read(ref _objects), Interlocked.Read(ref _denied), Interlocked.Read(ref _findings), Interlocked.Read(ref _problems), IsInterrupted: false);

    /// <summary>Judges everything that the source gives, and finishes the report; when it is cancelled, with what was found so far.</summary>
    public async Task<RunOutcome> RunAsync(IObjectSource source, CancellationToken cancellation)
    {
        var isInterrupted = false;
        try
        {
            await ReadAsync(source, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            isInterrupted = true;
        }

        isInterrupted |= await DrainAsync(cancellation);
        _report.Finish();
        return Outcome with { IsInterrupted = isInterrupted };
    }

    /// <summary>Reports what was judged; whether a batch was given up, for it waited for something else.</summary>
    private async Task<bool> DrainAsync(CancellationToken cancellation)
    {
        var isInterrupted = false;
        while (_pending.TryDequeue(out var oldest))
        {
            try
            {
                Report(await oldest);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                isInterrupted = true;
            }
        }

        return isInterrupted;
    }

    /// <summary>Room for the next document of the source.</summary>
    Memory<byte> IDocumentMemory.Take(int length) => _batch.Take(length);

    private async Task ReadAsync(IObjectSource source, CancellationToken cancellation)
    {
        try
        {
            await foreach (var document in source.ReadAsync(this, cancellation))
            {
                _batch.Add(document);
                if (_batch.IsFull)
                {
                    await StartAsync();
                }
            }
        }
        finally
        {
            // What was read when a run is cut off is judged too.
            await StartAsync();
        }
    }

    private async Task StartAsync()
    {
        if (_pending.Count >= MaxBatches)
        {
            Report(await _pending.Dequeue());
        }

        var batch = _batch;
        _batch = _empty.TryTake(out var known) ? known : new DocumentBatch();
        // Fairly: a pool's thread would else take the last first, and the reports wait for the first.
        _pending.Enqueue(Task.Factory.StartNew(() => Judge(batch), CancellationToken.None, TaskCreationOptions.DenyChildAttach | TaskCreationOptions.PreferFairness, TaskScheduler.Default));
    }

    private List<ObjectOutcome> Judge(DocumentBatch batch)
    {
        var judge = _free.TryTake(out var known) ? known : new BatchJudge(_judges());
        var outcomes = judge.Judge(batch.Documents);
        _free.Add(judge);
        batch.Empty();
        _empty.Add(batch);
        return outcomes;
    }

    private void Report(List<ObjectOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.Report is { } report)
            {
                Count(report);
                _report.Add(report with { Order = _order });
            }
            else if (outcome.Problem is { } problem)
            {
                Interlocked.Increment(ref _problems);
                _report.AddProblem(problem);
            }

            _order++;
        }
    }

    private void Count(ObjectReport report)
    {
        Interlocked.Increment(ref _objects);
        Interlocked.Add(ref _denied, report.Allowed ? 0 : 1);
        var findings = 0;
        foreach (var row in report.Found)
        {
            findings += row.IsFinding ? 1 : 0;
        }

        Interlocked.Add(ref _findings, findings);
    }
}
