using Caveat.Cluster.Authorization;
using Caveat.Cluster.Reading;

namespace Caveat.Cluster;

/// <summary>Whom a review's questions go to.</summary>
/// <param name="Objects">Answers look-ups.</param>
/// <param name="Access">Answers what somebody may do.</param>
public sealed record LiveCluster(LiveObjects Objects, AccessReviews Access);
