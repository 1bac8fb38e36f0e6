using Caveat.Cel.Bench;

if (args is ["representation", ..])
{
    RepresentationComparison.Run(Console.Out);
    return;
}

if (args is ["regex", ..])
{
    RegexComparison.Run(Console.Out);
    return;
}

ExpressionComparison.Run(Console.Out, args is [var only, ..] ? only : "");
