using System.Buffers;
using System.Text;
using System.Text.Json;
using Caveat.Kube;
using Caveat.Policies;
using Caveat.Policies.Model;

namespace Caveat.Cluster.Registration;

/// <summary>Writes a webhook configuration as JSON. Every field that could narrow an entry is written, so that it is owned.</summary>
internal sealed class RegistrationWriter
{
    private static readonly (Operations Operation, string Name)[] OperationNames =
        [(Operations.Create, "CREATE"), (Operations.Update, "UPDATE"), (Operations.Delete, "DELETE"), (Operations.Connect, "CONNECT")];

    // Of a write to an object that is being deleted no rule says anything; with the condition, a webhook that is down keeps no finalizer from going.
    private static readonly WebhookCondition NotBeingDeleted =
        new("not-being-deleted", "oldObject == null || !has(oldObject.metadata) || !has(oldObject.metadata.deletionTimestamp)");

    private readonly RegistrationOptions _options;
    private readonly string? _authorityPem;

    /// <param name="options">Where and how.</param>
    /// <param name="authorityPem">The certificates that sign the webhook's; not written where they are injected.</param>
    public RegistrationWriter(RegistrationOptions options, string? authorityPem)
    {
        _options = options;
        _authorityPem = options.AuthorityInjectedFrom is null ? authorityPem : null;
    }

    /// <param name="phase">Which of the two configurations.</param>
    /// <param name="policies">What is to be asked about.</param>
    /// <param name="withConditions">Whether the API server knows <c>matchConditions</c>.</param>
    public ReadOnlyMemory<byte> Write(ReviewPhase phase, PolicySet policies, bool withConditions)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("apiVersion"u8, "admissionregistration.k8s.io/v1"u8);
        json.WriteString("kind"u8, phase == ReviewPhase.Mutate ? "MutatingWebhookConfiguration"u8 : "ValidatingWebhookConfiguration"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteString("name"u8, WebhookRegistration.Name);
        OwnObjects.WriteLabels(json);
        WriteInjection(json);
        json.WriteEndObject();
        json.WriteStartArray("webhooks"u8);
        foreach (var entry in policies.EntriesFor(phase))
        {
            var registrable = Registrable(entry.Rules, policies.Mapping);
            if (registrable.Count > 0)
            {
                WriteWebhook(json, phase, entry with { Rules = registrable }, withConditions);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private void WriteInjection(Utf8JsonWriter json)
    {
        if (_options.AuthorityInjectedFrom is { } certificate)
        {
            json.WriteStartObject("annotations"u8);
            json.WriteString("cert-manager.io/inject-ca-from"u8, certificate);
            json.WriteEndObject();
        }
    }

    private static List<WebhookRule> Registrable(IReadOnlyList<WebhookRule> rules, RestMapping mapping)
    {
        List<WebhookRule> registrable = [];
        foreach (var rule in rules)
        {
            registrable.AddRange(WebhookScope.Registrable(rule, mapping));
        }

        return registrable;
    }

    private void WriteWebhook(Utf8JsonWriter json, ReviewPhase phase, WebhookEntry entry, bool withConditions)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, NameOf(phase, entry));
        WriteTexts(json, "admissionReviewVersions"u8, ["v1"]);
        json.WriteString("sideEffects"u8, "NoneOnDryRun"u8);
        json.WriteString("failurePolicy"u8, _options.FailsClosed ? "Fail"u8 : "Ignore"u8);
        // A write through another version of the API is the same write.
        json.WriteString("matchPolicy"u8, "Equivalent"u8);
        json.WriteNumber("timeoutSeconds"u8, _options.TimeoutSeconds);
        if (phase == ReviewPhase.Mutate)
        {
            // Another webhook may bring in what a default was waiting for.
            json.WriteString("reinvocationPolicy"u8, "IfNeeded"u8);
        }

        WriteClient(json, phase == ReviewPhase.Mutate ? "/mutate" : "/validate");
        WriteNamespaces(json);
        WriteLabels(json, entry.Labels);
        WriteRules(json, entry.Rules);
        if (withConditions)
        {
            WriteConditions(json, entry.Conditions);
        }

        json.WriteEndObject();
    }

    private static string NameOf(ReviewPhase phase, WebhookEntry entry)
    {
        var name = phase == ReviewPhase.Mutate ? "mutate.caveat.dev" : "validate.caveat.dev";
        return entry.Name.Length == 0 ? name : $"{entry.Name}.{name}";
    }

    private static void WriteConditions(Utf8JsonWriter json, IReadOnlyList<WebhookCondition> conditions)
    {
        json.WriteStartArray("matchConditions"u8);
        foreach (var condition in (IEnumerable<WebhookCondition>)[NotBeingDeleted, .. conditions])
        {
            json.WriteStartObject();
            json.WriteString("name"u8, condition.Name);
            json.WriteString("expression"u8, condition.Expression);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLabels(Utf8JsonWriter json, LabelSelector labels)
    {
        json.WriteStartObject("objectSelector"u8);
        if (!labels.IsEmpty)
        {
            json.WriteStartArray("matchExpressions"u8);
            foreach (var requirement in labels.Requirements)
            {
                json.WriteStartObject();
                json.WriteString("key"u8, requirement.Key);
                json.WriteString("operator"u8, requirement.Operator.ToString());
                if (requirement.Values.Count > 0)
                {
                    WriteTexts(json, "values"u8, requirement.Values);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteClient(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("clientConfig"u8);
        if (_authorityPem is { } pem)
        {
            json.WriteBase64String("caBundle"u8, Encoding.UTF8.GetBytes(pem));
        }

        if (_options.Address.Url is { } url)
        {
            json.WriteString("url"u8, new Uri(url, path).AbsoluteUri);
        }
        else
        {
            json.WriteStartObject("service"u8);
            json.WriteString("namespace"u8, _options.Address.ServiceNamespace);
            json.WriteString("name"u8, _options.Address.ServiceName);
            json.WriteNumber("port"u8, _options.Address.ServicePort);
            json.WriteString("path"u8, path);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteNamespaces(Utf8JsonWriter json)
    {
        json.WriteStartObject("namespaceSelector"u8);
        json.WriteStartArray("matchExpressions"u8);
        json.WriteStartObject();
        json.WriteString("key"u8, "kubernetes.io/metadata.name"u8);
        json.WriteString("operator"u8, "NotIn"u8);
        WriteTexts(json, "values"u8, _options.Scope.ExcludedNamespaces);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, IReadOnlyList<WebhookRule> rules)
    {
        json.WriteStartArray("rules"u8);
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            WriteTexts(json, "apiGroups"u8, [rule.Group]);
            WriteTexts(json, "apiVersions"u8, rule.Versions);
            WriteTexts(json, "operations"u8, NamesOf(rule.Operations));
            WriteTexts(json, "resources"u8, rule.Resources);
            json.WriteString("scope"u8, "*"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static List<string> NamesOf(Operations operations)
    {
        List<string> names = [];
        foreach (var (operation, name) in OperationNames)
        {
            if (operations.HasFlag(operation))
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
