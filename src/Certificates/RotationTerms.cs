namespace Caveat.Certificates;

/// <summary>How long things last while certificates are rotated.</summary>
public sealed record RotationTerms
{
    /// <summary>Of an authority. A new one is made when two thirds of it are over.</summary>
    public TimeSpan AuthorityLifetime { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Of the serving certificate. A new one is issued when two thirds of it are over.</summary>
    public TimeSpan LeafLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// From the moment that clients are told of a new authority to the first certificate that it signs, and from then on to the end of the old one: long enough that every API server has
    /// seen the webhook configuration and every replica the certificate. The shortest life that is left when a rotation starts is many times as long.
    /// </summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromHours(1);

    internal static DateTimeOffset RenewalOf(DateTimeOffset from, DateTimeOffset until) => from + ((until - from) * (2.0 / 3));
}
