using System.Text.Json;
using Caveat.Cel;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Conformance.Tests;

/// <summary>What a row declares and binds.</summary>
internal sealed class SuiteEnvironment : Activation
{
    private readonly List<VariableDeclaration> _variables = [];
    private readonly List<FunctionDeclaration> _functions = [];
    private readonly Dictionary<string, Value> _bindings = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<Library> _libraries;

    public SuiteEnvironment(SuiteRow row) : this(row, CelGoLibraries.OfConformance, [])
    {
    }

    public SuiteEnvironment(SuiteRow row, IReadOnlyList<Library> libraries, IReadOnlyList<VariableDeclaration> variables)
    {
        _variables.AddRange(variables);
        _libraries = libraries;
        foreach (var declaration in row.Get("typeEnv")?.EnumerateArray() ?? default)
        {
            Declare(declaration);
        }

        if (row.Get("bindings") is { } bindings)
        {
            foreach (var binding in bindings.EnumerateObject())
            {
                Bind(binding);
            }
        }

        Environment = Create(row);
        if (row.Flag("disableCheck"))
        {
            Environment = DeclareTheRest(row);
        }
    }

    public CelEnvironment Environment { get; }

    public override Value Resolve(int slot, Frame frame) =>
        _bindings.TryGetValue(_variables[slot].Name, out var value)
            ? value
            : Value.Error($"undeclared reference to '{_variables[slot].Name}'");

    private CelEnvironment Create(SuiteRow row) => CelEnvironment.Create(new EnvironmentOptions
    {
        Libraries = [.. _libraries, new Library { Name = "row", Functions = _functions }],
        Variables = _variables,
        Container = row.Text("container") ?? "",
    });

    // What nothing declares is an error only when it is evaluated, since the row asks not to be checked.
    private CelEnvironment DeclareTheRest(SuiteRow row)
    {
        var names = new UnboundNames(Environment);
        names.Find(row.Expression);
        _variables.AddRange(names.Variables);
        _functions.AddRange(names.Functions);
        return Create(row);
    }

    private void Declare(JsonElement declaration)
    {
        var name = declaration.GetProperty("name").GetString()!;
        if (declaration.TryGetProperty("ident", out var ident))
        {
            _variables.Add(new VariableDeclaration(name, SuiteType.Read(ident.GetProperty("type"))));
        }
        else if (declaration.TryGetProperty("function", out var function))
        {
            _functions.Add(new FunctionDeclaration(name, Overloads(function)));
        }
    }

    private static List<Overload> Overloads(JsonElement function)
    {
        var overloads = new List<Overload>();
        foreach (var overload in function.GetProperty("overloads").EnumerateArray())
        {
            overloads.Add(new Overload
            {
                Id = overload.GetProperty("overloadId").GetString()!,
                IsMember = overload.TryGetProperty("isInstanceFunction", out var isMember) && isMember.GetBoolean(),
                Parameters = SuiteType.ReadAll(overload, "params"),
                Result = SuiteType.Read(overload.GetProperty("resultType")),
            });
        }

        return overloads;
    }

    // A row that is not checked may bind what it does not declare.
    private void Bind(JsonProperty binding)
    {
        _bindings[binding.Name] = SuiteValue.Read(binding.Value.GetProperty("value"));
        if (!_variables.Exists(variable => variable.Name == binding.Name))
        {
            _variables.Add(new VariableDeclaration(binding.Name, CelType.Dyn));
        }
    }
}
