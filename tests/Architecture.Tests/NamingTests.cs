namespace Caveat.Architecture.Tests;

public sealed class NamingTests
{
    // The build holds that a file is named as its one type, so the files' names are the types' names.
    private static readonly string[] EmptyWords = ["Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Manager", "Common", "Processor", "Info"];

    // Words of the specification that end in one of the above.
    private static readonly HashSet<string> OfTheSpecification = new(StringComparer.Ordinal) { "UserInfo" };

    [Fact]
    public void NoTypeIsCalledLikeAProject()
    {
        HashSet<string> projects = new(StringComparer.Ordinal) { "Policy", "Caveat" };
        foreach (var project in Repository.SourceProjects)
        {
            projects.Add(project.Name);
        }

        Assert.DoesNotContain(TypeNames(), projects.Contains);
    }

    [Fact]
    public void NoTypeHasANameThatSaysNothing() =>
        Assert.DoesNotContain(TypeNames(), name => !OfTheSpecification.Contains(name) && Array.Exists(EmptyWords, word => name.EndsWith(word, StringComparison.Ordinal)));

    private static List<string> TypeNames()
    {
        List<string> names = [];
        foreach (var project in Repository.SourceProjects)
        {
            foreach (var file in Repository.SourceFiles(project))
            {
                // Outcome{T}.cs holds Outcome<T>; JsonValue.Enumerator.cs a part of JsonValue.
                names.Add(Path.GetFileName(file).Split('.', '{')[0]);
            }
        }

        Assert.NotEmpty(names);
        return names;
    }
}
