using System.Globalization;
using System.Text;
using Caveat.Cel.Functions;

namespace Caveat.Cel.Extensions;

/// <summary>Writes the manual of functions from their declarations, as Markdown.</summary>
public static class FunctionManual
{
    /// <summary>A manual of libraries, each with what is to be said of where it is found.</summary>
    /// <param name="title">The first heading.</param>
    /// <param name="introduction">Stands under it.</param>
    /// <param name="libraries">In the order in which they are to stand; the text is a sentence.</param>
    public static string Write(string title, string introduction, IReadOnlyList<(Library Library, string Availability)> libraries)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {title}\n\n{introduction}\n");
        foreach (var (library, availability) in libraries)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {library.Name}{(library.Version > 0 ? $", version {library.Version}" : "")}\n\n{library.Doc} {availability}\n");
            AppendMacros(text, library);
            foreach (var function in library.Functions)
            {
                AppendFunction(text, function);
            }
        }

        return text.ToString();
    }

    private static void AppendMacros(StringBuilder text, Library library)
    {
        var names = new List<string>();
        foreach (var macro in library.Macros)
        {
            if (!names.Contains($"`{macro.Function}`"))
            {
                names.Add($"`{macro.Function}`");
            }
        }

        if (names.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nMacros: {string.Join(", ", names)}.\n");
        }
    }

    private static void AppendFunction(StringBuilder text, FunctionDeclaration function)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {Escape(function.Name)}\n");
        foreach (var overload in function.Overloads)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n`{Signature(function.Name, overload)}`\n\n{overload.Doc}\n");
            AppendExamples(text, overload);
        }
    }

    private static void AppendExamples(StringBuilder text, Overload overload)
    {
        if (overload.Examples.Count == 0)
        {
            return;
        }

        text.Append("\n```cel\n");
        foreach (var example in overload.Examples)
        {
            text.Append(CultureInfo.InvariantCulture, $"{example.Expression}  // {example.Result}\n");
        }

        text.Append("```\n");
    }

    /// <summary>Operators have names such as <c>_*_</c>, which Markdown would take for emphasis.</summary>
    private static string Escape(string name) => name.Contains('_', StringComparison.Ordinal) ? $"`{name}`" : name;

    private static string Signature(string name, Overload overload)
    {
        var parameters = new List<string>();
        foreach (var parameter in overload.Parameters)
        {
            parameters.Add(parameter.ToString());
        }

        var receiver = overload.IsMember ? parameters[0] + "." : "";
        return $"{receiver}{name}({string.Join(", ", overload.IsMember ? parameters[1..] : parameters)}) -> {overload.Result}";
    }

}
