using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Caveat.Cel.RegularExpressions;

namespace Caveat.Cel.Bench;

/// <summary>
/// The automaton that answers <c>matches</c> against .NET's, which gets the text as a string that is ready, and against the matcher that answers <c>find</c>
/// (docs/decisions/0002-regular-expressions.md).
/// </summary>
internal static class RegexComparison
{
    private static readonly (string Name, string Pattern, string Text)[] Cases =
    [
        ("a name", "^[a-z]([-a-z0-9]*[a-z0-9])?$", "my-cluster-kafka-brokers"),
        ("a host name", @"^([a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "bootstrap.kafka.svc.cluster.local"),
        ("an alternative", "^(internal|route|ingress|loadbalancer|nodeport|cluster-ip)$", "loadbalancer"),
        ("digits in 1 KB", "[0-9]+", new string('x', 1_000) + "42"),
        ("letters beyond ASCII", @"^\p{L}+$", "Grüße"),
        ("(a*)*b on 1 KB, no match", "(a*)*b", new string('a', 1_000)),
        ("(a*)*b on 1 KB", "(a*)*b", new string('a', 1_000) + "b"),
    ];

    public static void Run(TextWriter output)
    {
        output.WriteLine("| pattern | automaton ns | .NET's ns | matcher ns | made ready, automaton ns | .NET's ns |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, source, text) in Cases)
        {
            var (pattern, peer, utf8) = (Compile(source), CompilePeer(source), Encoding.UTF8.GetBytes(text));
            var (automaton, net) = Stopwatches.Compare(() => pattern.IsMatch(utf8), () => peer.IsMatch(text));
            var (_, matcher) = Stopwatches.Compare(() => pattern.IsMatch(utf8), () => pattern.Find(utf8) is not null);
            // With the first answer: both leave a part of the work to it.
            var (ready, netReady) = Stopwatches.Compare(() => Compile(source).IsMatch(utf8), () => CompilePeer(source).IsMatch(text));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {automaton.Nanoseconds:0} | {net.Nanoseconds:0} | {matcher.Nanoseconds:0} | {ready.Nanoseconds:0} | {netReady.Nanoseconds:0} |"));
        }
    }

    private static Re2Pattern Compile(string source) =>
        Re2Pattern.TryCompile(source, out var pattern, out var error) ? pattern : throw new InvalidOperationException(error);

    private static Regex CompilePeer(string source) => new(source, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
