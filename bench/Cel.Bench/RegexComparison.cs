using System.Globalization;
using System.Text;
using Caveat.Cel.RegularExpressions;

namespace Caveat.Cel.Bench;

/// <summary>The automaton that answers <c>matches</c> against the matcher that answers <c>find</c> (docs/decisions/0002-regular-expressions.md).</summary>
internal static class RegexComparison
{
    private static readonly (string Name, string Pattern, string Text)[] Cases =
    [
        ("a name", "^[a-z]([-a-z0-9]*[a-z0-9])?$", "my-cluster-kafka-brokers"),
        ("a host name", @"^([a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "bootstrap.kafka.svc.cluster.local"),
        ("an alternative", "^(internal|route|ingress|loadbalancer|nodeport|cluster-ip)$", "loadbalancer"),
        ("digits in 1 KB", "[0-9]+", new string('x', 1_000) + "42"),
        ("letters beyond ASCII", @"^\pL+$", "Grüße"),
        ("(a*)*b on 1 KB, no match", "(a*)*b", new string('a', 1_000)),
        ("(a*)*b on 1 KB", "(a*)*b", new string('a', 1_000) + "b"),
    ];

    public static void Run(TextWriter output)
    {
        output.WriteLine("| pattern | automaton ns | bytes | own matcher ns | bytes |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var (name, source, text) in Cases)
        {
            if (!Re2Pattern.TryCompile(source, out var pattern, out var error))
            {
                throw new InvalidOperationException(error);
            }

            var utf8 = Encoding.UTF8.GetBytes(text);
            var (automaton, own) = Stopwatches.Compare(() => pattern.IsMatch(utf8), () => pattern.Find(utf8) is not null);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {automaton.Nanoseconds:0} | {automaton.Bytes} | {own.Nanoseconds:0} | {own.Bytes} |"));
        }
    }
}
