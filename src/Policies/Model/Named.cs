using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>An entry of a mapping whose keys are names of the author's own.</summary>
/// <param name="Name">The key.</param>
/// <param name="NameSpan">Where the key stands.</param>
/// <param name="Value">The value.</param>
internal sealed record Named<T>(string Name, TextSpan NameSpan, T Value);
