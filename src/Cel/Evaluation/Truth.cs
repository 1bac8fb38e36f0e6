namespace Caveat.Cel.Evaluation;

/// <summary>Result of the boolean lane.</summary>
public enum Truth : byte
{
    /// <summary>False.</summary>
    False = 0,

    /// <summary>True.</summary>
    True = 1,

    /// <summary>The evaluation failed, or gave something that is no bool; the frame holds the error.</summary>
    Error = 2,
}
