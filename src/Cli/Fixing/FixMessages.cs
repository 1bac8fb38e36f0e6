namespace Caveat.Cli.Fixing;

/// <summary>What is said about manifests that nothing can be filled into.</summary>
internal static class FixMessages
{
    public static string NotInPlace(string place) =>
        $"{place}: the defaults can't be written in place: an anchor shares the part that they go into, or it is written in a way that nothing can be put in; write the part out";

    public static string NoObject(string place) => $"{place}: no apiVersion and kind; expected an object of Kubernetes";

    public static string NoJson(string place) => $"{place}: JSON has no word for a value of this object; write a number, or a string in quotes";
}
