namespace Caveat.Cel.Extensions;

/// <summary>A library's value that has a size, for its cost.</summary>
internal interface ISized
{
    /// <summary>In the API server's sense: bytes of an address.</summary>
    long Size { get; }
}
