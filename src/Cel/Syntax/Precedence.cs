namespace Caveat.Cel.Syntax;

/// <summary>How tightly the forms of the grammar bind, the loosest first.</summary>
internal enum Precedence
{
    Conditional,
    Or,
    And,
    Relation,
    Sum,
    Product,
    Unary,
    Member,
}
