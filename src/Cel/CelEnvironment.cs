using System.Collections.Frozen;
using Caveat.Cel.Checking;
using Caveat.Cel.Functions;
using Caveat.Cel.Planning;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Text;

namespace Caveat.Cel;

/// <summary>Compiles expressions: functions, variables and limits in one place. Immutable, and safe to use from many threads.</summary>
public sealed class CelEnvironment
{
    private readonly CheckerScope _scope;
    private readonly ParserOptions _parser;
    private readonly bool _validatesLiterals;
    private readonly PlannerOptions _planner;

    private CelEnvironment(CheckerScope scope, ParserOptions parser, bool validatesLiterals, PlannerOptions planner)
    {
        _planner = planner;
        _scope = scope;
        _parser = parser;
        _validatesLiterals = validatesLiterals;
    }

    /// <summary>In the order of their slots.</summary>
    public IReadOnlyList<VariableDeclaration> Variables => _scope.Variables;

    /// <summary>The names that expressions may use, for other tools that check them.</summary>
    public CheckerScope Scope => _scope;

    /// <summary>An environment of libraries and variables.</summary>
    /// <param name="options">What is in it. The syntax of optional values is on when a library declares <c>_?._</c>.</param>
    /// <exception cref="ArgumentException">
    /// Libraries contradict each other: two overloads have one id and differ, or two take the same arguments. That is a mistake of the program, found when it starts; nothing that
    /// authors of expressions write comes here.
    /// </exception>
    public static CelEnvironment Create(EnvironmentOptions options)
    {
        var functions = FunctionsOf(options.Libraries);
        if (DeclarationRules.FirstMistake(functions) is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(options));
        }

        var macros = MacrosOf(options.Libraries);
        var scope = new CheckerScope(functions, TypesOf(options.Libraries))
        {
            Container = options.Container,
            Objects = options.Objects,
            HomogeneousLiterals = options.HomogeneousLiterals,
            MacroNames = NamesOf(macros),
        };
        return new CelEnvironment(scope.With(options.Variables), ParserOf(options, macros, scope), options.ValidatesLiterals, options.Planner);
    }

    /// <summary>This environment with more variables, in the slots behind the last. A later one of the same name hides the earlier, which keeps its slot.</summary>
    /// <param name="more">Copied; costs as much as the number of variables, not of functions.</param>
    public CelEnvironment With(IReadOnlyList<VariableDeclaration> more) => new(_scope.With(more), _parser, _validatesLiterals, _planner);

    /// <summary>Parses, checks and plans an expression.</summary>
    public Compilation Compile(SourceText source)
    {
        var result = Check(source);
        var program = result.Expr is null ? null : Planner.Plan(result.Expr, _planner);
        return new Compilation(program, result.Expr, result.Diagnostics);
    }

    /// <summary>Parses and checks an expression.</summary>
    public CheckResult Check(SourceText source)
    {
        var parsed = Parser.Parse(source, _parser);
        if (parsed.Root is null)
        {
            return new CheckResult(null, parsed.Diagnostics);
        }

        var result = Checker.Check(parsed.Root, source, _scope);
        if (!_validatesLiterals || result.Expr is null)
        {
            return result;
        }

        var literals = LiteralRules.Check(result.Expr);
        return literals.Count == 0 ? result : new CheckResult(null, literals);
    }

    private static ParserOptions ParserOf(EnvironmentOptions options, List<Macro> macros, CheckerScope scope) => new()
    {
        Macros = macros,
        MaxCodePoints = options.MaxCodePoints,
        MaxDepth = options.MaxDepth,
        OptionalSyntax = scope.Function(Operators.OptionalSelect) is not null,
    };

    private static List<FunctionDeclaration> FunctionsOf(IReadOnlyList<Library> libraries)
    {
        var functions = new List<FunctionDeclaration>();
        foreach (var library in libraries)
        {
            functions.AddRange(library.Functions);
        }

        return functions;
    }

    private static List<CelType> TypesOf(IReadOnlyList<Library> libraries)
    {
        var types = new List<CelType>();
        foreach (var library in libraries)
        {
            types.AddRange(library.Types);
        }

        return types;
    }

    private static List<Macro> MacrosOf(IReadOnlyList<Library> libraries)
    {
        var macros = new List<Macro>();
        foreach (var library in libraries)
        {
            macros.AddRange(library.Macros);
        }

        return macros;
    }

    private static FrozenSet<string> NamesOf(List<Macro> macros)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var macro in macros)
        {
            names.Add(macro.Function);
        }

        return names.ToFrozenSet(StringComparer.Ordinal);
    }
}
