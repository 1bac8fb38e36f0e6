using Caveat.Json;

namespace Caveat.Kube;

/// <summary>Reads the fields of a request, and stops at the first that is wrong.</summary>
internal ref struct AdmissionRequestReader
{
    private readonly JsonValue _raw;
    private readonly AdmissionRequest _request;
    private AdmissionReviewError? _error;

    /// <param name="raw">The request.</param>
    /// <param name="request">Is filled.</param>
    public AdmissionRequestReader(JsonValue raw, AdmissionRequest request)
    {
        _raw = raw;
        _request = request;
    }

    public AdmissionReviewError? Read() => ReadHead() ?? MissingObject(_request);

    /// <summary>Reads a request that may leave its objects out.</summary>
    public AdmissionReviewError? ReadHead()
    {
        ReadIdentity();
        ReadKinds();
        ReadRequestKinds();
        ReadObjects();
        ReadDryRun();
        ReadOperation();
        return _error;
    }

    private void ReadIdentity()
    {
        _request.Show(_raw);
        _request.Uid = StringField("uid"u8, "request.uid");
        if (_error is null && _request.Uid.Utf8.IsEmpty)
        {
            _error = AdmissionReviewErrors.MissingField("request.uid", "a string");
        }

        _request.Name = NonEmpty(StringField("name"u8, "request.name"));
        _request.Namespace = NonEmpty(StringField("namespace"u8, "request.namespace"));
        _request.UserInfo = ObjectField("userInfo"u8, "request.userInfo");
    }

    private void ReadKinds()
    {
        _request.Kind = KindOf(ObjectField("kind"u8, "request.kind"));
        _request.Resource = ResourceOf(ObjectField("resource"u8, "request.resource"));
        _request.SubResource = NamePool.Get(StringField("subResource"u8, "request.subResource").Utf8);
        if (_error is null && string.IsNullOrEmpty(_request.Kind.Kind))
        {
            _error = AdmissionReviewErrors.MissingField("request.kind", "an object with group, version and kind");
        }

        if (_error is null && string.IsNullOrEmpty(_request.Resource.Resource))
        {
            _error = AdmissionReviewErrors.MissingField("request.resource", "an object with group, version and resource");
        }
    }

    private void ReadRequestKinds()
    {
        var kind = ObjectField("requestKind"u8, "request.requestKind");
        var resource = ObjectField("requestResource"u8, "request.requestResource");
        var subResource = StringField("requestSubResource"u8, "request.requestSubResource");
        _request.RequestKind = kind.IsNullOrAbsent ? _request.Kind : KindOf(kind);
        _request.RequestResource = resource.IsNullOrAbsent ? _request.Resource : ResourceOf(resource);
        _request.RequestSubResource = subResource.IsNullOrAbsent ? _request.SubResource : NamePool.Get(subResource.Utf8);
    }

    private void ReadObjects()
    {
        _request.Object = ObjectField("object"u8, "request.object");
        _request.OldObject = ObjectField("oldObject"u8, "request.oldObject");
        _request.Options = ObjectField("options"u8, "request.options");
    }

    private void ReadDryRun()
    {
        var dryRun = _raw.Property("dryRun"u8);
        _request.IsDryRun = dryRun.IsTrue;
        if (dryRun.Kind is not (JsonKind.Absent or JsonKind.Null or JsonKind.True or JsonKind.False))
        {
            _error ??= AdmissionReviewErrors.WrongType("request.dryRun", dryRun.Kind, "a boolean");
        }
    }

    private void ReadOperation()
    {
        var operation = _raw.Property("operation"u8);
        _request.Operation =
            operation.Is("CREATE"u8) ? AdmissionOperation.Create
            : operation.Is("UPDATE"u8) ? AdmissionOperation.Update
            : operation.Is("DELETE"u8) ? AdmissionOperation.Delete
            : operation.Is("CONNECT"u8) ? AdmissionOperation.Connect
            : Unknown(operation);
    }

    private AdmissionOperation Unknown(JsonValue operation)
    {
        _error ??= AdmissionReviewErrors.UnknownOperation(operation);
        return default;
    }

    // A delete carries no old object where the server has none to show, and a connect's options may be empty.
    public static AdmissionReviewError? MissingObject(AdmissionRequest request) => request.Operation switch
    {
        AdmissionOperation.Create when request.Object.IsNullOrAbsent => AdmissionReviewErrors.MissingObject("request.object", "CREATE"),
        AdmissionOperation.Update when request.Object.IsNullOrAbsent => AdmissionReviewErrors.MissingObject("request.object", "UPDATE"),
        AdmissionOperation.Update when request.OldObject.IsNullOrAbsent => AdmissionReviewErrors.MissingObject("request.oldObject", "UPDATE"),
        _ => null,
    };

    private static GroupVersionKind KindOf(JsonValue value) => new(
        NamePool.Get(value.Property("group"u8).Utf8),
        NamePool.Get(value.Property("version"u8).Utf8),
        NamePool.Get(value.Property("kind"u8).Utf8));

    private static GroupVersionResource ResourceOf(JsonValue value) => new(
        NamePool.Get(value.Property("group"u8).Utf8),
        NamePool.Get(value.Property("version"u8).Utf8),
        NamePool.Get(value.Property("resource"u8).Utf8));

    private static JsonValue NonEmpty(JsonValue value) => value.Utf8.IsEmpty ? default : value;

    private JsonValue StringField(ReadOnlySpan<byte> name, string path)
    {
        var value = _raw.Property(name);
        if (value.Kind is not (JsonKind.String or JsonKind.Null or JsonKind.Absent))
        {
            _error ??= AdmissionReviewErrors.WrongType(path, value.Kind, "a string");
        }

        return value;
    }

    private JsonValue ObjectField(ReadOnlySpan<byte> name, string path)
    {
        var value = _raw.Property(name);
        if (value.Kind is not (JsonKind.Object or JsonKind.Null or JsonKind.Absent))
        {
            _error ??= AdmissionReviewErrors.WrongType(path, value.Kind, "an object");
        }

        return value;
    }
}
