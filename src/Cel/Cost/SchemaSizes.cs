using System.Collections.Frozen;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Cel.Cost;

/// <summary>
/// Sizes from structural schemas, as the API server takes them: from maxLength, maxItems and maxProperties, and where there are none, from what fits into a request of
/// <see cref="MaxRequestBytes"/>.
/// </summary>
public sealed class SchemaSizes : SizeBounds
{
    /// <summary>The API server's limit of a request's body.</summary>
    public const long MaxRequestBytes = 3 * 1024 * 1024;

    /// <summary>Levels of a schema that are looked into for the least size of an element; a schema may contain itself.</summary>
    private const int MaxLevels = 16;

    /// <summary>Bytes of <c>""</c>.</summary>
    private const int MinStringBytes = 2;

    /// <summary>Characters of the longest duration or date-time as JSON, quotes included (RFC 3339, section 5.6).</summary>
    private const int MaxTimeLength = 32;

    /// <summary>Characters of a date as JSON, quotes included.</summary>
    private const int DateLength = 12;

    private readonly FrozenDictionary<string, SchemaShape> _variables;
    private readonly SchemaReading _reading;

    /// <summary>Sizes of variables.</summary>
    /// <param name="variables">Name and shape of each that has one.</param>
    /// <param name="reading">As with <see cref="SchemaTypes"/>.</param>
    public SchemaSizes(IEnumerable<KeyValuePair<string, SchemaShape>> variables, SchemaReading reading = SchemaReading.Json)
    {
        _variables = variables.ToFrozenDictionary(StringComparer.Ordinal);
        _reading = reading;
    }

    /// <inheritdoc/>
    public override Estimate? SizeOf(IReadOnlyList<string> path, CelType type)
    {
        var shape = path.Count == 0 ? null : _variables.GetValueOrDefault(path[0]);
        for (var i = 1; i < path.Count && shape is not null; i++)
        {
            if (path[i] == Keys)
            {
                return new Estimate(0, MaxRequestBytes);
            }

            shape = Step(shape, path[i]);
        }

        return shape is null ? null : MaxSize(shape) is { } most ? new Estimate(0, (ulong)Math.Max(0, most)) : null;
    }

    private static long? MaxSize(SchemaShape shape)
    {
        if (shape.IsIntOrString)
        {
            return MaxStringSize(shape);
        }

        return shape.Type switch
        {
            "string" => shape.Format switch
            {
                "duration" or "date-time" => MaxTimeLength,
                "date" => DateLength,
                _ => MaxStringSize(shape),
            },
            "array" => shape.MaxItems ?? (MaxRequestBytes - 2) / (MinBytes(shape.Items, MaxLevels) + 1),

            // Two quotes, a colon, a comma and two bytes of key go with each value.
            "object" when shape.AdditionalProperties is { } values => shape.MaxProperties ?? (MaxRequestBytes - 2) / (MinBytes(values, MaxLevels) + 6),
            _ => null,
        };
    }

    // A schema counts code points, a request bytes: up to four a code point.
    private static long MaxStringSize(SchemaShape shape) =>
        shape.MaxLength is { } length
            ? (shape.Format == "byte" ? length : Math.Min(length, long.MaxValue / 4) * 4)
            : shape.LongestEnum ?? MaxRequestBytes - 2;

    private static long MinBytes(SchemaShape? shape, int levels)
    {
        if (shape is null || shape.IsIntOrString || levels == 0)
        {
            return 1;
        }

        return shape.Type switch
        {
            "string" => shape.Format switch
            {
                "duration" => 3,
                "date" => DateLength,
                "date-time" => 21,
                _ => MinStringBytes,
            },
            "boolean" => 4,
            "array" => 2,
            "object" => MinObjectBytes(shape, levels),
            _ => 1,
        };
    }

    private static long MinObjectBytes(SchemaShape shape, int levels)
    {
        long least = 2;
        foreach (var name in shape.PropertyNames)
        {
            if (shape.IsRequired(name))
            {
                least += name.Length + 4 + MinBytes(shape.Property(name), levels - 1);
            }
        }

        return least;
    }

    private SchemaShape? Step(SchemaShape shape, string step) => step switch
    {
        Items => shape.Items,
        Values => shape.AdditionalProperties,
        _ when shape.AdditionalProperties is { } values => values,
        _ => (_reading == SchemaReading.Rules ? PropertyNames.Unescape(step) : step) is { } property ? shape.Property(property) : null,
    };
}
