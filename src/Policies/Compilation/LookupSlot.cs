namespace Caveat.Policies.Compilation;

/// <summary>A look-up, and the variable that holds its answer.</summary>
/// <param name="Slot">Slot of the variable.</param>
/// <param name="Lookup">The look-up.</param>
internal sealed record LookupSlot(int Slot, CompiledLookup Lookup);
