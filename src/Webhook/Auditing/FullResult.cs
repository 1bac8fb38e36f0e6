using System.Globalization;
using Caveat.Audit.Reports;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Auditing;

/// <summary>Every row of a run, as the JSON report, in a file that is either whole or not there. What goes wrong with it is told at its end, and keeps nothing else from its end.</summary>
internal sealed class FullResult : IReport
{
    /// <summary>Bytes of the file. A row takes some 300: this is three million rows.</summary>
    public const long MaxBytes = 1024L * 1024 * 1024;

    private readonly string _path;
    private readonly bool _isTemporary;
    private readonly FileStream _file;
    private readonly JsonReport _report;
    private long _left;
    private string? _failure;

    private FullResult(string path, bool isTemporary, FileStream file)
    {
        _path = path;
        _isTemporary = isTemporary;
        _file = file;
        _report = new JsonReport(file, shard: null);
    }

    /// <summary>Where it is when it has ended.</summary>
    public string Path => _path;

    /// <summary>Null when the file can't be written; then with a reason.</summary>
    public static FullResult? TryOpen(AuditOptions options, out string? failure)
    {
        var isTemporary = options.ReportFile is null;
        var path = options.ReportFile ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"caveat-audit-{Guid.NewGuid():N}.json");
        failure = null;
        try
        {
            return new FullResult(path, isTemporary, Create(Partial(path), isTemporary));
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            failure = $"{path}: {e.Message}";
            return null;
        }
    }

    // A file that is asked for is as readable as its owner's umask says; one that is only sent is nobody else's.
    private static FileStream Create(string path, bool isTemporary)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (isTemporary && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    public void Add(ObjectReport report)
    {
        if (_failure is not null)
        {
            return;
        }

        if (_file.Position >= MaxBytes)
        {
            _left++;
            return;
        }

        Try(() => _report.Add(report));
    }

    public void AddProblem(string problem) => _report.AddProblem(problem);

    public void Finish()
    {
        // A part of a run ends, and not the whole.
    }

    /// <summary>Ends the report and gives the file its name. Null on success; else why not.</summary>
    public string? End()
    {
        if (_left > 0)
        {
            _report.AddProblem(string.Create(CultureInfo.InvariantCulture, $"{_left} more objects were judged; the report ends at {MaxBytes} bytes"));
        }

        if (_failure is null)
        {
            Try(() =>
            {
                _report.Finish();
                _report.Dispose();
                File.Move(Partial(_path), _path, overwrite: true);
            });
        }

        return _failure;
    }

    /// <summary>Takes away what nobody wants: a part, and a file that was only made to be sent.</summary>
    public void Dispose()
    {
        Try(_report.Dispose);
        Try(() => File.Delete(Partial(_path)));
        if (_isTemporary)
        {
            Try(() => File.Delete(_path));
        }
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            _failure ??= $"{_path}: {e.Message}";
        }
    }

    private static bool IsOfTheFile(Exception e) => e is IOException or UnauthorizedAccessException;

    private static string Partial(string path) => path + ".partial";
}
