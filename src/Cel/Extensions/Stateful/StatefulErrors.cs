using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>Every message of the library.</summary>
internal static class StatefulErrors
{
    /// <summary>Longest text that is read, and of which a message shows all, in UTF-16 code units; an image reference, the longest of them, has at most 255 and a digest.</summary>
    public const int MaxLength = 512;

    public static string NoMembers(long members) => $"a quorum takes at least 1 member, not {members}";

    public static string Duration(string text) => $"{Show(text)} is no duration; expected numbers with units, such as 30d, 1h30m, 500ms or 10 min";

    public static string NoUnit(string text) => $"{Show(text)} has no unit; write {Cut(text)}s, {Cut(text)}min or {Cut(text)}h";

    public static string DurationOverflow(string text) => $"{Show(text)} is beyond 292 years, the longest duration";

    public static string Size(string text) => $"{Show(text)} is no size; expected a number with a unit, such as 128MB, 64kB, 1G or 1048576";

    public static string SizeOverflow(string text) => $"{Show(text)} is beyond 9223372036854775807 bytes, the largest size";

    public static string Image(string text, string why) => $"{Show(text)} is no image reference: {why}";

    public static string Version(string text) => $"{Show(text)} is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm";

    public static string Cron(string text, string why) => $"{Show(text)} is no cron schedule: {why}";

    public static string NeverFires(string text) => $"cron schedule {Show(text)} never fires; no year has such a day";

    private static string Show(string text) => ValueFormatter.Quote(Cut(text));

    private static string Cut(string text) => Excerpt.Of(text, MaxLength);
}
