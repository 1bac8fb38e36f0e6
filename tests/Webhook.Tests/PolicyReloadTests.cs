namespace Caveat.Webhook.Tests;

public sealed class PolicyReloadTests
{
    private const string Broken = "apiVersion: caveat.dev/v1\nkind: CaveatPolicy\nmetadata: {name: replicas}\nspec: {ruls: []}\n";

    [Fact]
    public async Task AChangedFileServesWithoutARestart()
    {
        await using var server = await WebhookServer.StartAsync(clock: null, ("replicas.yaml", Samples.Policies));
        Assert.Contains("\"allowed\":true", (await server.PostAsync("/validate", Samples.Review(4))).Body, StringComparison.Ordinal);
        await server.WritePolicyAsync("replicas.yaml", Samples.PoliciesAgainst(4));
        Assert.True(await BecomesAsync(server, 4, "\"allowed\":false"));
    }

    [Fact]
    public async Task ABrokenFileKeepsItsLastGoodVersionAndSaysSo()
    {
        await using var server = await WebhookServer.StartAsync(clock: null, ("replicas.yaml", Samples.Policies));
        await server.WritePolicyAsync("replicas.yaml", Broken);
        var text = await server.WaitForReadyzAsync(static text => text.Contains("[!]", StringComparison.Ordinal));
        Assert.StartsWith("[+]policies ok: 1 serve\n[!]last good version serves: ", text, StringComparison.Ordinal);
        Assert.Contains("/replicas.yaml:4:8: ", text, StringComparison.Ordinal);
        Assert.EndsWith("\nreadyz check passed\n", text, StringComparison.Ordinal);
        Assert.Contains("\"allowed\":false", (await server.PostAsync("/validate", Samples.Review(2))).Body, StringComparison.Ordinal);
        Assert.Contains("\ncaveat_policy_problems 1\n", await server.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PoliciesThatVanishGoOnServing()
    {
        await using var server = await WebhookServer.StartAsync(clock: null, ("replicas.yaml", Samples.Policies));
        File.Delete(Path.Combine(server.PolicyDirectory, "replicas.yaml"));
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        Assert.Contains("\"allowed\":false", (await server.PostAsync("/validate", Samples.Review(2))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsNotReadyWithoutPolicies()
    {
        await using var server = await WebhookServer.StartAsync(clock: null);
        Assert.Equal(
            "[-]policies failed: no policy file was found\nreadyz check failed\n",
            await server.WaitForReadyzAsync(static text => !text.Contains("not read yet", StringComparison.Ordinal)));
        Assert.Equal(503, (int)(await server.Client.GetAsync("/readyz")).StatusCode);
        Assert.Equal(200, (int)(await server.Client.GetAsync("/healthz")).StatusCode);
    }

    [Fact]
    public async Task IsNotReadyWhenEveryPolicyFails()
    {
        await using var server = await WebhookServer.StartAsync(clock: null);
        await server.WritePolicyAsync("replicas.yaml", Broken);
        var text = await server.WaitForReadyzAsync(static text => text.Contains("none of 1 files", StringComparison.Ordinal));
        Assert.StartsWith("[-]policies failed: none of 1 files has a policy that serves\n[!]does not serve: ", text, StringComparison.Ordinal);
        Assert.EndsWith("\nreadyz check failed\n", text, StringComparison.Ordinal);
    }

    private static async Task<bool> BecomesAsync(WebhookServer server, int replicas, string expected)
    {
        for (var i = 0; i < 100; i++)
        {
            if ((await server.PostAsync("/validate", Samples.Review(replicas))).Body.Contains(expected, StringComparison.Ordinal))
            {
                return true;
            }

            await Task.Delay(100);
        }

        return false;
    }
}
