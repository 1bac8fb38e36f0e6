using Caveat.Cel.Evaluation;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Compilation;

/// <summary>An expression that is ready to run, with the text that it came from for messages.</summary>
/// <param name="Program">Ready to run.</param>
/// <param name="Text">As written.</param>
/// <param name="Source">The document's text.</param>
internal sealed record CompiledExpression(Program Program, ExpressionText Text, SourceText Source);
