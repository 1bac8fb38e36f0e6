using Caveat.Cel;
using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Conformance.Tests;

/// <summary>Declares the variables and functions that an expression names and its environment does not have: they fail when they are evaluated.</summary>
internal sealed class UnboundNames
{
    private readonly CelEnvironment _environment;
    private readonly List<VariableDeclaration> _variables = [];
    private readonly List<FunctionDeclaration> _functions = [];

    public UnboundNames(CelEnvironment environment) => _environment = environment;

    public IReadOnlyList<VariableDeclaration> Variables => _variables;

    public IReadOnlyList<FunctionDeclaration> Functions => _functions;

    public void Find(string expression)
    {
        if (Parser.Parse(new SourceText("<input>", expression), new ParserOptions()).Root is { } root)
        {
            Visit(root);
        }
    }

    private void Visit(Expr expr)
    {
        switch (expr)
        {
            case IdentExpr e:
                Variable(e.Name);
                break;
            case SelectExpr e:
                Visit(e.Operand);
                break;
            case CallExpr e:
                Call(e);
                break;
            case ListExpr e:
                VisitAll(e.Elements);
                break;
            case MapExpr e:
                foreach (var entry in e.Entries)
                {
                    VisitAll([entry.Key, entry.Value]);
                }

                break;
        }
    }

    private void VisitAll(IReadOnlyList<Expr> exprs)
    {
        foreach (var expr in exprs)
        {
            Visit(expr);
        }
    }

    private void Variable(string name)
    {
        if (!Compiles(name) && !_variables.Exists(variable => variable.Name == name))
        {
            _variables.Add(new VariableDeclaration(name, CelType.Dyn));
        }
    }

    private void Call(CallExpr call)
    {
        var isNamespaced = call.Target is IdentExpr { Name: var name } && Exists($"{name}.{call.Function}");
        if (call.Target is not null && !isNamespaced)
        {
            Visit(call.Target);
        }

        VisitAll(call.Arguments);
        if (!isNamespaced && !Exists(call.Function) && !_functions.Exists(function => function.Name == call.Function))
        {
            _functions.Add(Unbound(call));
        }
    }

    private static FunctionDeclaration Unbound(CallExpr call)
    {
        var parameters = new CelType[call.Arguments.Count + (call.Target is null ? 0 : 1)];
        Array.Fill(parameters, CelType.Dyn);
        var overload = new Overload { Id = call.Function, IsMember = call.Target is not null, Parameters = parameters, Result = CelType.Dyn, Body = Body(call.Function, parameters.Length) };
        return new FunctionDeclaration(call.Function, [overload]);
    }

    private static FunctionBody Body(string name, int count)
    {
        var error = Value.Error($"unbound function '{name}'");
        return count switch
        {
            1 => (Func<Value, Value>)(_ => error),
            2 => (Func<Value, Value, Value>)((_, _) => error),
            3 => (Func<Value, Value, Value, Value>)((_, _, _) => error),
            _ => (Func<Value[], Value>)(_ => error),
        };
    }

    private bool Compiles(string expression) => _environment.Check(new SourceText("<input>", expression)).Expr is not null;

    private bool Exists(string function) => _environment.Scope.Function(function) is not null;
}
