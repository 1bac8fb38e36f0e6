namespace Caveat.Schema.Tests.Formats;

public sealed class FormatTests
{
    [Theory]
    [InlineData("date", "2024-02-29 2026-12-31", "2026-02-29 2026-13-01 2026-1-1 0000-01-01 2026-01-31Z x")]
    [InlineData("date-time", "2026-01-31T13:45:00Z 2026-01-31t13:45:60.123456789z 2026-01-31T23:59:59+05:30", "2026-01-31 2026-01-31T24:00:00Z 2026-01-31T13:45:00 2026-01-31T13:45Z 2026-01-31T13:45:00.Z 2026-01-31T13:45:00+5:30")]
    [InlineData("time", "00:00:00Z 13:45:00.5-08:00", "13:45 25:00:00Z 13:60:00Z")]
    [InlineData("duration", "P3DT4H P1Y2M PT5M P2W PT0S", "P PT 3D P1S P1YT P1W2D PT1H1D PT1H1H")]
    [InlineData("email", "a@b.example a.b+c@localhost", "a a@ @b a@b@ a@-b")]
    [InlineData("hostname", "a a.b-c.d 1.2 xn--a", "-a a- a..b a_b . a.")]
    [InlineData("ipv4", "0.0.0.0 255.255.255.255", "256.0.0.1 1.2.3 1.2.3.4.5 01.2.3.4 1.2.3.4. a.b.c.d")]
    [InlineData("ipv6", ":: ::1 1:2:3:4:5:6:7:8 2001:db8::1 ::ffff:1.2.3.4 1:2:3:4:5:6:1.2.3.4", ": 1 1::2::3 1:2:3:4:5:6:7 1:2:3:4:5:6:7:8:9 12345::1 g::1 1.2.3.4 ::1%eth0 1:2:3:4:5:6:7:8::")]
    [InlineData("cidr", "10.0.0.0/8 ::/0 2001:db8::/128", "10.0.0.0 10.0.0.0/33 ::/129 /8 10.0.0.0/08")]
    [InlineData("mac", "01:23:45:67:89:ab 01-23-45-67-89-AB 0123.4567.89ab 01:23:45:67:89:ab:cd:ef", "01:23:45:67:89 01:23:45:67:89:ag 01:23-45:67:89:ab 0123456789ab 01:23:45:67:89:ab:")]
    [InlineData("uri", "https://a.example/b?c#d urn:a:b s3://b/%20", "a /b :a 1a:b http://a|b http://a/%2 http://a/%zz")]
    [InlineData("uri-reference", "a /b #c ?d ../e", "a|b \\\\ <")]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-426614174000", "123e4567e89b12d3a456426614174000 123e4567-e89b-12d3-a456-42661417400g 123e4567--e89b12d3-a456-42661417400 x")]
    [InlineData("json-pointer", "/a/~0~1 /", "a /~ /~2")]
    [InlineData("byte", "YQ== YWJj", "YQ YQ= Y*== =")]
    public void OfJsonSchema(string format, string valid, string invalid) => Check(Schemas.JsonSchemaOf($"{{'format': '{format}'}}"), valid, invalid);

    [Theory]
    [InlineData("duration", "1h30m -1.5s 0 .5h 100ms 1µs 2d 3w 2days 5minutes", "1 h 1x 1h30 . s -")]
    [InlineData("uri", "https://a /b", "a")]
    [InlineData("uuid", "123e4567e89b12d3a456426614174000 123e4567-e89b12d3-a456426614174000", "123e456-7e89b12d3a456426614174000")]
    [InlineData("password", "x", "")]
    public void OfTheServer(string format, string valid, string invalid) => Check(Schemas.StructuralOf($"{{'format': '{format}'}}"), valid, invalid);

    [Theory]
    [InlineData("int32", "2147483647", "valid")]
    [InlineData("int32", "-2147483648", "valid")]
    [InlineData("int32", "2147483648", "must be an integer of 32 bits, is 2147483648")]
    [InlineData("int32", "2147483648.0", "must be an integer of 32 bits, is 2147483648.0")]
    [InlineData("int32", "1.5", "valid")]
    [InlineData("int64", "9223372036854775807", "valid")]
    [InlineData("int64", "9223372036854775808", "must be an integer of 64 bits, is 9223372036854775808")]
    [InlineData("int64", "-9223372036854775808", "valid")]
    public void OfNumbers(string format, string value, string expected) =>
        Assert.Equal(expected, Schemas.Judge(Schemas.JsonSchemaOf($"{{'format': '{format}'}}"), value));

    [Fact]
    public void SaysWhatAValueHasToBe() => Assert.Equal(
        "must be an IPv4 address, is \"::1\"",
        Schemas.Judge(Schemas.JsonSchemaOf("{'format': 'ipv4'}"), "'::1'"));

    [Fact]
    public void AsksNothingOfOtherTypes() => Assert.Equal("valid", Schemas.Judge(Schemas.JsonSchemaOf("{'format': 'ipv4'}"), "1"));

    private static void Check(JsonSchema schema, string valid, string invalid)
    {
        foreach (var text in valid.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.True(schema.Accepts(Json.Of($"'{text}'")), text);
        }

        foreach (var text in invalid.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.False(schema.Accepts(Json.Of($"'{text}'")), text);
        }
    }
}
