namespace Caveat.Cel.RegularExpressions;

/// <summary>Reads the letters of <c>(?flags)</c> and <c>(?flags:</c>, one after the other.</summary>
internal sealed class Re2FlagParser(Re2Flags outside)
{
    private bool _negative;
    private bool _sawFlag;

    /// <summary>As the letters so far leave them.</summary>
    public Re2Flags Flags { get; private set; } = outside;

    /// <summary>Takes a letter, or the <c>:</c> or <c>)</c> that ends them; false where none of them may stand.</summary>
    public bool Take(int letter)
    {
        switch (letter)
        {
            case 'i':
                return Set(Re2Flags.FoldCase);
            case 'm':
                return Set(Re2Flags.MultiLine);
            case 's':
                return Set(Re2Flags.DotMatchesNewline);
            case 'U':
                return Set(Re2Flags.Ungreedy);
            case '-' when !_negative:
                _negative = true;
                _sawFlag = false;
                return true;
            default:
                return letter is ':' or ')' && (!_negative || _sawFlag);
        }
    }

    private bool Set(Re2Flags flag)
    {
        _sawFlag = true;
        Flags = _negative ? Flags & ~flag : Flags | flag;
        return true;
    }
}
