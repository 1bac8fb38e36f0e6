using System.Globalization;

namespace Caveat.Faults.Tests.Load;

/// <summary>
/// Writers that go on until they are disposed, each in turn: a sound object, one with two replicas, one on a closed base, an update and a scaling of a sound one to two replicas. What was sound and
/// is stored goes again, so that the cluster stays small.
/// </summary>
internal sealed class WriteLoad : IAsyncDisposable
{
    // Enough for several writes to be under way at each moment, and little enough that two busy cores keep up.
    private const int Writers = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan RecoveryBound = TimeSpan.FromSeconds(120);

    private readonly CancellationTokenSource _ending = new();
    private readonly Writer _writer;
    private readonly string _run;
    private readonly Task _writing;
    private long _soundStored;
    private long _soundLost;
    private long _forbiddenDenied;
    private long _forbiddenRefused;
    private long _forbiddenStored;

    public WriteLoad(Writer writer, string run)
    {
        _writer = writer;
        _run = run;
        _writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(number => Task.Run(() => WriteAsync(number))));
    }

    /// <summary>Sound writes that were not stored.</summary>
    public long SoundLost => Interlocked.Read(ref _soundLost);

    /// <summary>Forbidden writes that the API server said it had stored.</summary>
    public long ForbiddenStored => Interlocked.Read(ref _forbiddenStored);

    /// <summary>Forbidden writes that were not stored, but for another reason than a rule.</summary>
    public long ForbiddenRefused => Interlocked.Read(ref _forbiddenRefused);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{_soundStored} sound writes stored, {_soundLost} refused; of the forbidden {_forbiddenDenied} denied, {_forbiddenRefused} refused, {_forbiddenStored} stored");

    /// <summary>Waits until so many more sound writes were stored, so many more forbidden ones denied by a rule, without a sound one lost in between. How long it took.</summary>
    public async Task<TimeSpan> UntilServedAsync(int each = 10)
    {
        var started = TimeProvider.System.GetTimestamp();
        var firstServed = TimeSpan.Zero;
        var (stored, denied, lost) = (0L, 0L, -1L);
        while (true)
        {
            if (SoundLost != lost)
            {
                (stored, denied, lost) = (Interlocked.Read(ref _soundStored), Interlocked.Read(ref _forbiddenDenied), SoundLost);
                firstServed = TimeProvider.System.GetElapsedTime(started);
            }

            if (Interlocked.Read(ref _soundStored) >= stored + each && Interlocked.Read(ref _forbiddenDenied) >= denied + each)
            {
                return firstServed;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < RecoveryBound, $"not served again after {RecoveryBound.TotalSeconds} s: {this}; {_writer.LastRefusal}");
            await Task.Delay(PollInterval);
        }
    }

    /// <summary>Waits until so many more sound writes were not stored: the fault is felt.</summary>
    public Task UntilRefusedAsync(int number) => UntilAsync(() => SoundLost, number, "sound writes were refused");

    /// <summary>Waits until so many more forbidden writes were turned down, by a rule or because nobody could be asked.</summary>
    public Task UntilTurnedDownAsync(int number) => UntilAsync(() => Interlocked.Read(ref _forbiddenDenied) + Interlocked.Read(ref _forbiddenRefused), number, "forbidden writes were turned down");

    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested)
        {
            return;
        }

        await _ending.CancelAsync();
        await _writing;
    }

    private async Task UntilAsync(Func<long> count, int number, string what)
    {
        var (started, first) = (TimeProvider.System.GetTimestamp(), count());
        while (count() < first + number)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < RecoveryBound, $"not {number} {what} within {RecoveryBound.TotalSeconds} s: {this}; {_writer.LastRefusal}");
            await Task.Delay(PollInterval);
        }
    }

    private async Task WriteAsync(int number)
    {
        for (var round = 0; !_ending.IsCancellationRequested; round++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{_run}-{number}-{round}");
            var sound = Sound(await _writer.CreateAsync(name, """{"replicas":3,"base":"open"}"""));
            Forbidden(await _writer.CreateAsync(name + "-two", """{"replicas":2}"""));
            Forbidden(await _writer.CreateAsync(name + "-closed", """{"replicas":3,"base":"closed"}"""));
            if (sound)
            {
                Forbidden(await _writer.PatchAsync(name, """{"spec":{"replicas":2}}"""));
                Forbidden(await _writer.ScaleAsync(name, 2));
                await _writer.DeleteAsync(name);
            }

            await Task.Delay(Pause);
        }
    }

    private bool Sound(WriteOutcome outcome)
    {
        Interlocked.Increment(ref outcome == WriteOutcome.Stored ? ref _soundStored : ref _soundLost);
        return outcome == WriteOutcome.Stored;
    }

    // What nobody answered is looked for among what is stored, at the end.
    private void Forbidden(WriteOutcome outcome) =>
        Interlocked.Increment(ref outcome == WriteOutcome.Stored ? ref _forbiddenStored : ref outcome == WriteOutcome.Denied ? ref _forbiddenDenied : ref _forbiddenRefused);
}
