using Caveat.Text;

namespace Caveat.Policies.Testing;

/// <summary>What is said about tests that can't be read.</summary>
internal static class TestMessages
{
    public const string NoRules = "no rule is named; name some as policy/rule, or leave the field out to compare all";
    public const string NoCases = "a test without cases tests nothing; write one under cases";
    public const string NoKind = "an object of Kubernetes needs apiVersion and kind";
    public const string NoWordInJson = "JSON has no word for this; write a number, or a string in quotes";
    public const string NewAndChange = "new and change both say what is written; keep one";
    public const string OldAndFrom = "old and from both say what was there; keep one";
    public const string PatchAndPatched = "patch and patched both say what is filled in; keep one";
    public const string NothingWritten = "nothing is written; give new, or an object under given that change is for";
    public const string NoGivenObject = "there is no object under given that this could be for; give one, or write the whole object";
    public const string NoFolderObject = "a case needs an object; write new.yaml, or old.yaml for one that is deleted";

    public const string OneDocument = "this file holds one document; take the others away";

    public static string SecondCase(string name, TextPosition first) => $"a case '{name}' stands in line {first.Line} already; give each its own name";

    public static string UnknownFile(string name, IReadOnlyList<string> known) => $"no file '{name}' in the folder of a case{NearestName.Hint(name, known)}; known are {string.Join(", ", known)}";
}
