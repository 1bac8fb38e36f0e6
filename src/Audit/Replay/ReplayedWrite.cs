using Caveat.Audit.Reports;

namespace Caveat.Audit.Replay;

/// <summary>A write of the log, judged.</summary>
/// <param name="User">Who wrote.</param>
/// <param name="Verb">As the log says it: <c>patch</c>.</param>
/// <param name="Time">When the request came in.</param>
/// <param name="Report">What was found.</param>
/// <param name="KnowsBefore">Whether the object before the write was known where there was one: without it, a violation may have been there before.</param>
internal sealed record ReplayedWrite(string User, string Verb, DateTimeOffset Time, ObjectReport Report, bool KnowsBefore);
