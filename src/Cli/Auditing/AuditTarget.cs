using Caveat.Audit.Sources;
using Caveat.Policies.Lookups;

namespace Caveat.Cli.Auditing;

/// <summary>One cluster, or what was saved of one.</summary>
/// <param name="Cluster">As reports name it; empty when there is only one.</param>
/// <param name="Policies">The rules, as this cluster's resources make them.</param>
/// <param name="Source">Its objects.</param>
/// <param name="Objects">What look-ups see; for several threads.</param>
internal sealed record AuditTarget(string Cluster, PolicyPair Policies, IObjectSource Source, IObjectLookup Objects);
