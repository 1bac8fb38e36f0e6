namespace Caveat.Cli.Expressions;

/// <summary>What an expression can call a variable: identifiers, with dots between them when the name is qualified.</summary>
internal static class VariableName
{
    /// <summary>Whether an expression can read a variable of that name. Reserved words count as names: the compiler says more about them.</summary>
    public static bool IsValid(ReadOnlySpan<byte> name)
    {
        while (name.IndexOf((byte)'.') is var dot and >= 0)
        {
            if (!IsIdentifier(name[..dot]))
            {
                return false;
            }

            name = name[(dot + 1)..];
        }

        return IsIdentifier(name);
    }

    private static bool IsIdentifier(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || char.IsAsciiDigit((char)name[0]))
        {
            return false;
        }

        foreach (var one in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)one) && one != (byte)'_')
            {
                return false;
            }
        }

        return true;
    }
}
