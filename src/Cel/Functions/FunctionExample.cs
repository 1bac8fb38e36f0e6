namespace Caveat.Cel.Functions;

/// <summary>An example for the manual; every one is run as a test.</summary>
/// <param name="Expression">An expression over literals.</param>
/// <param name="Result">What it gives, as an expression that equals it; or <c>error: </c> and the message.</param>
public sealed record FunctionExample(string Expression, string Result);
