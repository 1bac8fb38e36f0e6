using Caveat.Json.Bench;

// Usage: Json.Bench [--quick]. Prints a table in Markdown; bench/results/json.md keeps one.
var samples = args.Contains("--quick", StringComparer.Ordinal) ? 5 : 40;
Console.WriteLine(new JsonBench(ReviewText.Make(), samples).Run());
