using Caveat.Cel.Values;

namespace Caveat.Cel.Functions;

/// <summary>Makes the value of a message literal, or gives an error value; keeps neither span.</summary>
/// <param name="fields">Names of the fields that are set; optional ones whose value is none are not among them.</param>
/// <param name="values">Their values, as many.</param>
public delegate Value ObjectConstructor(ReadOnlySpan<string> fields, ReadOnlySpan<Value> values);
