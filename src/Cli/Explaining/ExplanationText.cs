using System.Text;
using Caveat.Cli.Output;
using Caveat.Policies.Explaining;
using Caveat.Policies.Model;
using Cell = Spectre.Console.Text;
using Spectre.Console;

namespace Caveat.Cli.Explaining;

/// <summary>Explanations for people.</summary>
internal static class ExplanationText
{
    public static void WriteList(IReadOnlyList<PolicyExplanation> policies, Surroundings surroundings)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("RULE", "SEVERITY", "WHAT");
        foreach (var policy in policies)
        {
            foreach (var rule in policy.Rules)
            {
                table.AddRow(new Cell($"{policy.Name}/{rule.Name}"), new Cell(SeverityWord.Of(rule.Severity)), new Cell(rule.Summary));
            }

            if (policy.Rules.Count == 0)
            {
                table.AddRow(new Cell(policy.Name), new Cell(""), new Cell($"a {policy.Kind}, judged as the API server does"));
            }
        }

        Terminal.Of(surroundings).Write(table);
    }

    public static void Write(PolicyExplanation policy, RuleExamples examples, TextWriter output)
    {
        output.WriteLine(policy.Rules.Count == 0 ? $"{policy.Name}: a {policy.Kind}, judged as the API server does" : policy.Name);
        WriteLine(output, "about", policy.Description);
        WriteLine(output, "applies to", policy.Subject.Length == 0 ? null : policy.Subject);
        WriteLine(output, "operator", policy.Operator);
        foreach (var rule in policy.Rules)
        {
            output.WriteLine();
            Write(policy.Name, rule, output);
            WriteLine(output, rule.Body == "default" ? "fills in" : "stops", TextOf(examples.Stopped($"{policy.Name}/{rule.Name}")));
            WriteLine(output, rule.Body == "default" ? "leaves" : "passes", TextOf(examples.Passed($"{policy.Name}/{rule.Name}")));
        }
    }

    private static void Write(string policy, RuleExplanation rule, TextWriter output)
    {
        output.WriteLine($"{policy}/{rule.Name} ({SeverityWord.Of(rule.Severity)}{(rule.Body == "default" ? "" : $", {rule.Action}{From(rule)}")})");
        WriteLine(output, "what", $"{rule.Body}: {rule.Sense}");
        WriteLine(output, "on", string.Join(", ", rule.Operations));
        WriteLine(output, "only when", rule.When);
        WriteLine(output, rule.Body == "default" ? "value" : "condition", rule.Condition);
        WriteLine(output, "fields", rule.Fields.Count == 0 ? null : string.Join(", ", rule.Fields));
        WriteLine(output, "why", rule.Message);
        WriteLine(output, "fix", rule.Fix);
        WriteLine(output, "see", rule.Docs);
    }

    private static string? TextOf(RuleExample? example)
    {
        if (example is null)
        {
            return null;
        }

        var text = new StringBuilder($"{example.Case} ({example.Place})");
        foreach (var (name, written) in example.Write)
        {
            text.Append('\n').Append(name).Append(written.Contains('\n', StringComparison.Ordinal) ? ":\n  " : ": ").Append(written.Replace("\n", "\n  ", StringComparison.Ordinal));
        }

        return text.Append(example.Outcome is null ? "" : $"\n=> {example.Outcome}").ToString();
    }

    private static string From(RuleExplanation rule) => rule.EnforceFrom is { } start ? $" from {start:yyyy-MM-dd} on" : "";

    private static void WriteLine(TextWriter output, string label, string? text)
    {
        if (text is not null)
        {
            output.WriteLine($"  {label + ":",-11} {text.TrimEnd().ReplaceLineEndings("\n              ")}");
        }
    }
}
