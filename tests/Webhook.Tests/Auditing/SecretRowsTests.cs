using Caveat.Audit.Reports;
using Caveat.Policies;
using Caveat.Webhook.Auditing;

namespace Caveat.Webhook.Tests.Auditing;

public sealed class SecretRowsTests
{
    [Theory]
    [InlineData("v1", "Secret", "what the rule says of a Secret is not reported", 0)]
    [InlineData("v1", "ConfigMap", "password 'hunter2' is short", 1)]
    [InlineData("example.com/v1", "Secret", "password 'hunter2' is short", 1)]
    public void WhatARuleSaysOfASecretIsKept(string apiVersion, string kind, string message, int fields)
    {
        var row = new ReportRow
        {
            Policy = "p",
            Rule = "r",
            Result = RowResult.Fail,
            Resource = new ReportResource(apiVersion, kind, "shop", "one"),
            Message = "password 'hunter2' is short",
            Fields = [new FieldValue("data.password", "\"aHVudGVyMg==\"")],
        };
        var told = new SecretRows().Of(row);
        Assert.Equal((message, fields, row.Id), (told.Message, told.Fields.Count, told.Id));
    }
}
