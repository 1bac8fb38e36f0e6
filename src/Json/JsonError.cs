namespace Caveat.Json;

/// <summary>Why a text was not read.</summary>
/// <param name="Code">Which rule it broke.</param>
/// <param name="Offset">Bytes before the place, from 0 to the length of the text.</param>
/// <param name="Message">One sentence without a full stop that names the place.</param>
public sealed record JsonError(JsonErrorCode Code, int Offset, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}
