using CsCheck;

namespace Caveat.Cel.Tests.Extensions.Stateful;

public sealed class StatefulLibraryTests
{
    private const string BadName = "a name has parts of small letters and digits, with '.', '_', '__' or '-' between them, joined by '/'";
    private const string BadTag = "a tag has 1 to 128 letters, digits, '_', '.' and '-', the first no '.' or '-'";
    private const string BadDigest = "a digest is an algorithm, ':' and at least 32 hexadecimal digits; 64 for sha256";

    [Theory]
    [InlineData("caveat.quorum(1)", "1")]
    [InlineData("caveat.quorum(2)", "2")]
    [InlineData("caveat.quorum(9223372036854775807)", "4611686018427387904")]
    [InlineData("caveat.quorum(-1)", "error: a quorum takes at least 1 member, not -1")]
    [InlineData("caveat.toleratedFailures(1)", "0")]
    [InlineData("caveat.toleratedFailures(2)", "0")]
    [InlineData("caveat.toleratedFailures(7)", "3")]
    [InlineData("caveat.toleratedFailures(0)", "error: a quorum takes at least 1 member, not 0")]
    public void Quorums(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("0", "0s")]
    [InlineData("00", "0s")]
    [InlineData("500ms", "0.5s")]
    [InlineData("10m", "600s")]
    [InlineData("10min", "600s")]
    [InlineData("10 min", "600s")]
    [InlineData("1h30m", "5400s")]
    [InlineData("1d 12h", "129600s")]
    [InlineData("30d", "2592000s")]
    [InlineData("1w", "604800s")]
    [InlineData("1y", "31536000s")]
    [InlineData("2 days 3 hours", "183600s")]
    [InlineData("1.5h", "5400s")]
    [InlineData("0.000000001s", "0.000000001s")]
    [InlineData(" 5s ", "5s")]
    [InlineData("-5s", "-5s")]
    [InlineData("9223372036854775807ns", "error: \"9223372036854775807ns\" is no duration; expected numbers with units, such as 30d, 1h30m, 500ms or 10 min")]
    [InlineData("292y", "9208512000s")]
    [InlineData("293y", "error: \"293y\" is beyond 292 years, the longest duration")]
    [InlineData("5", "error: \"5\" has no unit; write 5s, 5min or 5h")]
    [InlineData("", "error: \"\" is no duration; expected numbers with units, such as 30d, 1h30m, 500ms or 10 min")]
    [InlineData("-", "error: \"-\" is no duration; expected numbers with units, such as 30d, 1h30m, 500ms or 10 min")]
    [InlineData("1H", "error: \"1H\" is no duration; expected numbers with units, such as 30d, 1h30m, 500ms or 10 min")]
    [InlineData("1.2.3s", "error: \"1.2.3s\" is no duration; expected numbers with units, such as 30d, 1h30m, 500ms or 10 min")]
    [InlineData("1h30", "error: \"1h30\" is no duration; expected numbers with units, such as 30d, 1h30m, 500ms or 10 min")]
    public void Durations(string text, string expected) =>
        Check($"caveat.duration('{text}')", expected.StartsWith("error", StringComparison.Ordinal) ? expected : $"duration(\"{expected}\")");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1", "-1")]
    [InlineData("1048576", "1048576")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("1B", "1")]
    [InlineData("1k", "1024")]
    [InlineData("8kB", "8192")]
    [InlineData("128MB", "134217728")]
    [InlineData("128mb", "134217728")]
    [InlineData("1 GB", "1073741824")]
    [InlineData("1GiB", "1073741824")]
    [InlineData("1Gi", "1073741824")]
    [InlineData("2T", "2199023255552")]
    [InlineData("1P", "1125899906842624")]
    [InlineData("0.5kB", "512")]
    [InlineData("1.0005k", "1025")]
    [InlineData("8192P", "error: \"8192P\" is beyond 9223372036854775807 bytes, the largest size")]
    [InlineData("-1MB", "error: \"-1MB\" is no size; expected a number with a unit, such as 128MB, 64kB, 1G or 1048576")]
    [InlineData("+1", "error: \"+1\" is no size; expected a number with a unit, such as 128MB, 64kB, 1G or 1048576")]
    [InlineData("MB", "error: \"MB\" is no size; expected a number with a unit, such as 128MB, 64kB, 1G or 1048576")]
    [InlineData("1XB", "error: \"1XB\" is no size; expected a number with a unit, such as 128MB, 64kB, 1G or 1048576")]
    [InlineData("1bytes", "error: \"1bytes\" is no size; expected a number with a unit, such as 128MB, 64kB, 1G or 1048576")]
    [InlineData("", "error: \"\" is no size; expected a number with a unit, such as 128MB, 64kB, 1G or 1048576")]
    public void Sizes(string text, string expected) => Check($"caveat.size('{text}')", expected);

    [Theory]
    [InlineData("postgres", "docker.io library/postgres  ")]
    [InlineData("postgres:17.2", "docker.io library/postgres 17.2 ")]
    [InlineData("index.docker.io/a/b", "docker.io a/b  ")]
    [InlineData("bitnami/kafka", "docker.io bitnami/kafka  ")]
    [InlineData("quay.io/strimzi/kafka:1.0.0-kafka-4.1.1", "quay.io strimzi/kafka 1.0.0-kafka-4.1.1 ")]
    [InlineData("localhost/a:1", "localhost a 1 ")]
    [InlineData("localhost:5000/a", "localhost:5000 a  ")]
    [InlineData("[::1]:5000/a/b__c", "[::1]:5000 a/b__c  ")]
    [InlineData("Registry/a", "Registry a  ")]
    [InlineData("a:1@sha512:0123456789abcdef0123456789abcdef", "docker.io library/a 1 sha512:0123456789abcdef0123456789abcdef")]
    [InlineData("a--b.c_d", "docker.io library/a--b.c_d  ")]
    [InlineData("", "error: \"\" is no image reference: the name is empty")]
    [InlineData(":1", "error: \":1\" is no image reference: the name is empty")]
    [InlineData("A", "error: \"A\" is no image reference: " + BadName)]
    [InlineData("a/", "error: \"a/\" is no image reference: " + BadName)]
    [InlineData("quay.io/", "error: \"quay.io/\" is no image reference: " + BadName)]
    [InlineData("a..b", "error: \"a..b\" is no image reference: " + BadName)]
    [InlineData("a___b", "error: \"a___b\" is no image reference: " + BadName)]
    [InlineData("-a", "error: \"-a\" is no image reference: " + BadName)]
    [InlineData("a b", "error: \"a b\" is no image reference: " + BadName)]
    [InlineData("https://quay.io/a", "error: \"https://quay.io/a\" is no image reference: " + BadName)]
    [InlineData("a:", "error: \"a:\" is no image reference: " + BadTag)]
    [InlineData("a:-1", "error: \"a:-1\" is no image reference: " + BadTag)]
    [InlineData("a@", "error: \"a@\" is no image reference: " + BadDigest)]
    [InlineData("a@sha256:00", "error: \"a@sha256:00\" is no image reference: " + BadDigest)]
    public void Images(string text, string expected) => Check(
        $"[caveat.image('{text}')].map(i, i.registry() + ' ' + i.repository() + ' ' + i.tag() + ' ' + i.digest())[0]",
        expected.StartsWith("error", StringComparison.Ordinal) ? expected : $"\"{expected}\"");

    [Theory]
    [InlineData("17", "17.0.0")]
    [InlineData("v4.3", "4.3.0")]
    [InlineData("V1.2.3.4", "1.2.3")]
    [InlineData("4.3-IV0", "4.3.0 pre")]
    [InlineData("16.4-bookworm", "16.4.0")]
    [InlineData("8.0.36-28.1", "8.0.36")]
    [InlineData("17beta2", "17.0.0 pre")]
    [InlineData("1.2.3-rc.1+build.5", "1.2.3 pre")]
    [InlineData("9.0.0.Final", "9.0.0")]
    [InlineData("16.4-202408011234-standard-bookworm", "16.4.0")]
    [InlineData("1.25-alpine3.19", "1.25.0")]
    [InlineData("1.0-4f2a9c1", "1.0.0")]
    [InlineData("2024.08.01", "2024.8.1")]
    [InlineData("latest", "error: \"latest\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm")]
    [InlineData("", "error: \"\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm")]
    [InlineData("v", "error: \"v\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm")]
    [InlineData("1.", "error: \"1.\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm")]
    [InlineData("1..2", "error: \"1..2\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm")]
    [InlineData("1-", "error: \"1-\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm")]
    [InlineData("1 2", "error: \"1 2\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm")]
    [InlineData("1+", "error: \"1+\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm")]
    [InlineData("1234567890123456789", "error: \"1234567890123456789\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm")]
    public void Versions(string text, string expected) => Check(
        $"[caveat.version('{text}')].map(v, string(v.major()) + '.' + string(v.minor()) + '.' + string(v.patch()) + (v.isPreRelease() ? ' pre' : ''))[0]",
        expected.StartsWith("error", StringComparison.Ordinal) ? expected : $"\"{expected}\"");

    [Fact]
    public void VersionsHaveAnOrder()
    {
        string[] ascending =
        [
            "4.2", "4.3-dev", "4.3-alpha1", "4.3-alpha.2", "4.3-beta", "4.3-IV0", "4.3-IV2", "4.3-IV10", "4.3-rc1", "v4.3.0-bookworm", "4.3-1", "4.3-28.1", "4.3-28.10", "4.3.1", "4.10", "5-rc1", "5", "2024.8.1",
        ];
        for (var i = 0; i < ascending.Length; i++)
        {
            for (var j = 0; j < ascending.Length; j++)
            {
                Check($"caveat.version('{ascending[i]}').compareTo(caveat.version('{ascending[j]}'))", $"{i.CompareTo(j)}");
            }
        }
    }

    [Theory]
    [InlineData("16.4", "16.4.0", "same")]
    [InlineData("4.1.0", "4.1.1", "patch")]
    [InlineData("8.0.36-28.1", "8.0.36-29.1", "patch")]
    [InlineData("4.3-rc1", "4.3", "patch")]
    [InlineData("4.1.9", "4.2.0", "minor")]
    [InlineData("16.4", "18.1", "major")]
    [InlineData("4.2", "4.1.9", "downgrade")]
    [InlineData("4.3", "4.3-rc1", "downgrade")]
    public void Steps(string from, string to, string expected) => Check($"caveat.versionStep('{from}', '{to}')", $"\"{expected}\"");

    [Fact]
    public void AStepNamesTheVersionThatIsNone()
    {
        Check("caveat.versionStep('x', '1')", "error: \"x\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm");
        Check("caveat.versionStep('1', 'y')", "error: \"y\" is no version; expected numbers with dots, such as 17, v4.3 or 16.4-bookworm");
    }

    [Theory]
    [InlineData("* * * * *", "60s")]
    [InlineData("* * * * * *", "1s")]
    [InlineData("*/40 * * * * *", "20s")]
    [InlineData("0,50 * * * * *", "10s")]
    [InlineData("30 5 * * * *", "3600s")]
    [InlineData("*/15 * * * *", "900s")]
    [InlineData("*/25 * * * *", "600s")]
    [InlineData("5 0,23 * * *", "3600s")]
    [InlineData("0 2 * * *", "86400s")]
    [InlineData("0 2 * * mon", "604800s")]
    [InlineData("0 2 * * MON-FRI", "86400s")]
    [InlineData("0 2 * * mon,thu", "259200s")]
    [InlineData("0 0 1 * *", "2419200s")]
    [InlineData("0 0 1,15 * *", "1209600s")]
    [InlineData("0 0 1 * sun", "86400s")]
    [InlineData("0 0 29 2 ?", "126230400s")]
    [InlineData("0 0 1 jan *", "31536000s")]
    [InlineData("0 0 */2 * *", "86400s")]
    [InlineData("10/20 * * * *", "1200s")]
    [InlineData("@hourly", "3600s")]
    [InlineData("@weekly", "604800s")]
    [InlineData("@every 1h30m", "5400s")]
    [InlineData("@every 100ms", "1s")]
    [InlineData("CRON_TZ=Europe/Berlin 0 2 * * *", "86400s")]
    [InlineData("TZ=UTC @daily", "86400s")]
    public void ShortestIntervals(string schedule, string expected) => Check($"caveat.cron('{schedule}').minInterval()", $"duration(\"{expected}\")");

    [Theory]
    [InlineData("", "it has 0 fields; a schedule has five, or six with seconds first")]
    [InlineData("0", "it has 1 field; a schedule has five, or six with seconds first")]
    [InlineData("0 0 0 1 1 * 2026", "it has 7 fields; a schedule has five, or six with seconds first")]
    [InlineData("60 * * * *", "minute '60' is not made of values from 0 to 59, as *, 5, 1-5, */15 or a list of these")]
    [InlineData("0 24 * * *", "hour '24' is not made of values from 0 to 23, as *, 5, 1-5, */15 or a list of these")]
    [InlineData("0 0 0 * *", "day of month '0' is not made of values from 1 to 31, as *, 5, 1-5, */15 or a list of these")]
    [InlineData("0 0 * 13 *", "month '13' is not made of values from 1 to 12, as *, 5, 1-5, */15 or a list of these")]
    [InlineData("0 0 * * 7", "day of week '7' is not made of values from 0 to 6, as *, 5, 1-5, */15 or a list of these")]
    [InlineData("*/0 * * * *", "minute '*/0' is not made of values from 0 to 59, as *, 5, 1-5, */15 or a list of these")]
    [InlineData("5-1 * * * *", "minute '5-1' is not made of values from 0 to 59, as *, 5, 1-5, */15 or a list of these")]
    [InlineData("1,,2 * * * *", "minute '1,,2' is not made of values from 0 to 59, as *, 5, 1-5, */15 or a list of these")]
    [InlineData("0 0 L * *", "day of month 'L' is not made of values from 1 to 31, as *, 5, 1-5, */15 or a list of these")]
    [InlineData("@often", "there is @yearly, @monthly, @weekly, @daily, @hourly, and @every with a duration")]
    [InlineData("@every", "there is @yearly, @monthly, @weekly, @daily, @hourly, and @every with a duration")]
    [InlineData("@every day", "@every takes a duration of hours, minutes and seconds, such as 1h30m")]
    [InlineData("@every -1h", "@every takes a duration of hours, minutes and seconds, such as 1h30m")]
    public void SaysWhyATextIsNoSchedule(string schedule, string reason) =>
        Check($"caveat.cron('{schedule}')", $"error: \"{schedule}\" is no cron schedule: {reason}");

    [Theory]
    [InlineData("caveat.image('a') == caveat.image('docker.io/library/a')", "true")]
    [InlineData("caveat.image('a:1') == caveat.image('a:2')", "false")]
    [InlineData("caveat.version('1') == caveat.version('1.0-bookworm')", "true")]
    [InlineData("caveat.cron('@daily') == caveat.cron('0 0 0 * * *')", "true")]
    [InlineData("caveat.cron('@every 1h') == caveat.cron('@hourly')", "false")]
    [InlineData("type(caveat.version('1')) == caveat.Version && type(caveat.image('a')) == caveat.Image && type(caveat.cron('@daily')) == caveat.Cron", "true")]
    public void ValuesAreEqualWhenTheyMeanTheSame(string expression, string expected) => Check(expression, expected);

    [Fact]
    public void ALongTextIsAnErrorThatIsNotAsLong()
    {
        foreach (var function in (string[])["duration", "size", "image", "version", "cron"])
        {
            var printed = ExtensionExpressions.EvaluateOthers($"caveat.{function}('{new string('x', 5_000)}')");
            Assert.StartsWith("error: \"xxx", printed, StringComparison.Ordinal);
            Assert.True(printed.Length < 800, printed);
        }
    }

    [Fact]
    public void NothingThrowsWhateverIsRead() =>
        Gen.OneOf(Gen.String[Gen.Char["0123456789.-+ *,/@:v?hmsdkMGBrcIVsha256zµ"], 0, 24], Gen.String).Sample(static text =>
        {
            foreach (var call in (string[])["caveat.isDuration", "caveat.isSize", "caveat.isImage", "caveat.isVersion", "caveat.isCron"])
            {
                var literal = Caveat.Cel.Values.ValueFormatter.Quote(new string(text.Where(static c => !char.IsSurrogate(c)).ToArray()));
                Assert.Contains(ExtensionExpressions.EvaluateOthers($"{call}({literal})"), (string[])["true", "false"]);
            }
        });

    private static void Check(string expression, string expected) => Assert.Equal(expected, ExtensionExpressions.EvaluateOthers(expression));
}
