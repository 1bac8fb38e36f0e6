namespace Caveat.Cel.Syntax;

/// <summary>An operator of another language, and what its author probably meant.</summary>
internal sealed record OperatorSlip(string Written, TokenKind Meant, string Message);
