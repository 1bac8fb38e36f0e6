using System.Globalization;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Types;
using Caveat.Text;

namespace Caveat.Cel.Bench;

/// <summary>Expressions against the same tests written by hand.</summary>
internal static class ExpressionComparison
{
    private static readonly CelEnvironment Environment = CelEnvironment.Create(new()
    {
        Libraries = [StandardLibrary.Instance, OptionalLibrary.Instance, QuantityLibrary.Instance],
        Variables = [new("object", CelType.Dyn), new("oldObject", CelType.Dyn)],
    });

    public static void Run(TextWriter output, string only)
    {
        var objects = new Objects();
        var hand = new HandWritten(objects);
        output.WriteLine("| test | by hand ns | Caveat ns | ratio | bytes by hand | bytes |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, expression, test) in Cases(hand))
        {
            if (name.Contains(only, StringComparison.Ordinal))
            {
                Row(output, name, Compile(objects, expression), test);
            }
        }
    }

    private static (string Name, string Expression, Func<bool> Test)[] Cases(HandWritten hand) =>
    [
        ("numbers in config", "int(object.spec.kafka.config['min.insync.replicas']) < int(object.spec.kafka.config['default.replication.factor'])", hand.ConfigNumbers),
        ("all and exists_one over listeners", "object.spec.kafka.listeners.all(l, object.spec.kafka.listeners.exists_one(m, m.name == l.name || m.port == l.port))", hand.UniqueListeners),
        ("old against new", "object.spec.kafka.version == oldObject.spec.kafka.version || object.spec.kafka.replicas >= oldObject.spec.kafka.replicas", hand.OldAndNew),
        ("quantity comparison", "quantity(object.spec.kafka.storage.size).compareTo(quantity('10Gi')) >= 0", hand.QuantityAtLeast),
        ("matches", "object.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')", hand.NameMatches),
        ("optional chain, absent", "!object.spec.?cruiseControl.config.hasValue()", hand.OptionalAbsent),
        ("optional chain, present", "object.?spec.?kafka.?storage.?type.orValue('ephemeral') == 'persistent-claim'", hand.OptionalPresent),
    ];

    private static Func<bool> Compile(Objects objects, string expression)
    {
        var compilation = Environment.Compile(new SourceText("bench", expression));
        var program = compilation.Program ?? throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics));
        var frame = new Frame();
        var meter = new CostMeter(CostMeter.ExpressionLimit);
        return () =>
        {
            meter.Reset();
            frame.Begin(objects, meter);
            return program.Test(frame) == Truth.True;
        };
    }

    private static void Row(TextWriter output, string name, Func<bool> compiled, Func<bool> hand)
    {
        if (!compiled() || !hand())
        {
            throw new InvalidOperationException($"{name}: both tests should hold");
        }

        var (caveat, byHand) = Stopwatches.Compare(compiled, hand);
        var ratio = caveat.Nanoseconds / byHand.Nanoseconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {byHand.Nanoseconds:0} | {caveat.Nanoseconds:0} | {ratio:0.00} | {byHand.Bytes} | {caveat.Bytes} |"));
    }
}
