using System.Text.Json.Serialization;

namespace Caveat.Sandbox.State;

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ControlPlaneRecord))]
[JsonSerializable(typeof(ProgramRecord))]
internal sealed partial class ControlPlaneRecordJson : JsonSerializerContext;
