using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>A run of the source with what it is.</summary>
internal readonly record struct Token(TokenKind Kind, TextSpan Span);
