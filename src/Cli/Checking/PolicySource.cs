using Caveat.Policies;
using Caveat.PolicyFiles;

namespace Caveat.Cli.Checking;

/// <summary>The policies that a command is told to judge by.</summary>
internal sealed class PolicySource
{
    private readonly IReadOnlyList<string> _paths;
    private readonly Surroundings _surroundings;

    public PolicySource(IReadOnlyList<string> paths, Surroundings surroundings)
    {
        _paths = paths;
        _surroundings = surroundings;
    }

    /// <summary>Null when a policy does not load: its findings are told, and no object is judged by half of the rules.</summary>
    public PolicySet? Load(PolicySetOptions options)
    {
        List<string> paths = [];
        foreach (var path in _paths)
        {
            paths.Add(path == PolicyPath.Builtin ? path : Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path, _surroundings.Directory)));
        }

        var reading = new PolicyFolder(paths, () => options).Read();
        foreach (var problem in reading.Problems)
        {
            foreach (var message in problem.Messages)
            {
                _surroundings.Error.WriteLine(message);
            }
        }

        foreach (var notice in reading.Set.Notices)
        {
            _surroundings.Error.WriteLine(notice.ToString());
        }

        if (reading is { Problems.Count: 0, Set.Policies.Count: 0 })
        {
            _surroundings.Error.WriteLine($"no policy in {string.Join(", ", _paths)}");
            return null;
        }

        return reading.Problems.Count == 0 ? reading.Set : null;
    }
}
