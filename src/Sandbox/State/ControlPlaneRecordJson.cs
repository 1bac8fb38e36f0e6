using System.Text.Json.Serialization;

namespace Caveat.Sandbox.State;

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ControlPlaneRecord))]
internal sealed partial class ControlPlaneRecordJson : JsonSerializerContext;
