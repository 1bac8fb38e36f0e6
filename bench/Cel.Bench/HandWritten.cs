using System.Buffers.Text;
using System.Text.RegularExpressions;
using Caveat.Cel.Values;

namespace Caveat.Cel.Bench;

/// <summary>The tests as a careful C# programmer writes them over the same values; a field that is not there makes the test false.</summary>
internal sealed class HandWritten(Objects objects)
{
    private static readonly FieldName Spec = new("spec");
    private static readonly FieldName Kafka = new("kafka");
    private static readonly FieldName Config = new("config");
    private static readonly FieldName MinInSync = new("min.insync.replicas");
    private static readonly FieldName Factor = new("default.replication.factor");
    private static readonly FieldName Listeners = new("listeners");
    private static readonly FieldName Name = new("name");
    private static readonly FieldName Port = new("port");
    private static readonly FieldName Version = new("version");
    private static readonly FieldName Replicas = new("replicas");
    private static readonly FieldName Metadata = new("metadata");
    private static readonly FieldName CruiseControl = new("cruiseControl");
    private static readonly FieldName Storage = new("storage");
    private static readonly FieldName Type = new("type");
    private static readonly FieldName Size = new("size");
    private static readonly Regex NamePattern = new("^[a-z]([-a-z0-9]*[a-z0-9])?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    private static readonly byte[] PersistentClaim = "persistent-claim"u8.ToArray();

    public bool ConfigNumbers()
    {
        var config = Get(Get(Get(objects.Object, Spec), Kafka), Config);
        var again = Get(Get(Get(objects.Object, Spec), Kafka), Config);
        return TryInt(Get(config, MinInSync), out var inSync) && TryInt(Get(again, Factor), out var factor) && inSync < factor;
    }

    public bool UniqueListeners()
    {
        var listeners = Get(Get(Get(objects.Object, Spec), Kafka), Listeners);
        if (listeners.Kind != ValueKind.List)
        {
            return false;
        }

        var list = listeners.As<ListObject>();
        for (var i = 0; i < list.Count(listeners.Bits); i++)
        {
            if (CountSame(list.At(listeners.Bits, i)) != 1)
            {
                return false;
            }
        }

        return true;
    }

    public bool OldAndNew()
    {
        var kafka = Get(Get(objects.Object, Spec), Kafka);
        var old = Get(Get(objects.OldObject, Spec), Kafka);
        var (version, oldVersion) = (Get(kafka, Version), Get(old, Version));
        if (version.Kind == ValueKind.String && oldVersion.Kind == ValueKind.String && version.AsUtf8.SequenceEqual(oldVersion.AsUtf8))
        {
            return true;
        }

        var (replicas, oldReplicas) = (Get(Get(Get(objects.Object, Spec), Kafka), Replicas), Get(Get(Get(objects.OldObject, Spec), Kafka), Replicas));
        return replicas.Kind == ValueKind.Int && oldReplicas.Kind == ValueKind.Int && replicas.AsInt >= oldReplicas.AsInt;
    }

    public bool QuantityAtLeast()
    {
        var size = Get(Get(Get(Get(objects.Object, Spec), Kafka), Storage), Size);
        return size.Kind == ValueKind.String && TryQuantity(size.AsUtf8, out var worth) && worth >= 10m * (1L << 30);
    }

    public bool NameMatches()
    {
        var name = Get(Get(objects.Object, Metadata), Name);
        return name.Kind == ValueKind.String && NamePattern.IsMatch(name.AsText);
    }

    public bool OptionalAbsent()
    {
        var found = Get(Get(Get(objects.Object, Spec), CruiseControl), Config);
        return found.Kind == ValueKind.Absent;
    }

    public bool OptionalPresent()
    {
        var type = Get(Get(Get(Get(objects.Object, Spec), Kafka), Storage), Type);
        return type.Kind == ValueKind.String && type.AsUtf8.SequenceEqual(PersistentClaim);
    }

    // Looks the list up again for each listener, as the expression does.
    private int CountSame(Value listener)
    {
        var listeners = Get(Get(Get(objects.Object, Spec), Kafka), Listeners);
        var list = listeners.As<ListObject>();
        var count = 0;
        for (var i = 0; i < list.Count(listeners.Bits); i++)
        {
            var other = list.At(listeners.Bits, i);
            var same = Get(other, Name).AsUtf8.SequenceEqual(Get(listener, Name).AsUtf8) || Get(other, Port).AsInt == Get(listener, Port).AsInt;
            count += same ? 1 : 0;
        }

        return count;
    }

    private static Value Get(in Value value, FieldName name) =>
        value.Kind == ValueKind.Map && value.As<MapObject>().TryGetField(value.Bits, name, out var field) ? field : default;

    // Exact below 2^96, which is what a programmer without a library of quantities settles for.
    private static bool TryQuantity(ReadOnlySpan<byte> text, out decimal worth)
    {
        if (!Utf8Parser.TryParse(text, out worth, out int read))
        {
            return false;
        }

        var suffix = text[read..];
        decimal factor = suffix switch
        {
            [] => 1,
            [(byte)'m'] => 0.001m,
            [(byte)'k'] => 1_000,
            [(byte)'M'] => 1_000_000,
            [(byte)'G'] => 1_000_000_000,
            [(byte)'T'] => 1_000_000_000_000,
            [(byte)'K', (byte)'i'] => 1L << 10,
            [(byte)'M', (byte)'i'] => 1L << 20,
            [(byte)'G', (byte)'i'] => 1L << 30,
            [(byte)'T', (byte)'i'] => 1L << 40,
            _ => 0,
        };
        worth *= factor;
        return factor != 0;
    }

    private static bool TryInt(in Value value, out long worth)
    {
        worth = 0;
        return value.Kind == ValueKind.String
            && Utf8Parser.TryParse(value.AsUtf8, out worth, out var read)
            && read == value.AsUtf8.Length;
    }
}
