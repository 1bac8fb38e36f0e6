using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Policies.Testing;
using Caveat.Text;

namespace Caveat.Policies.Authoring;

/// <summary>How a kind of document is written: the tables that the loader reads by, for tools that write schemas and manuals.</summary>
/// <param name="Kind">The kind, such as <c>CaveatPolicy</c>.</param>
/// <param name="IsNamespaced">Whether its objects lie in namespaces.</param>
/// <param name="Root">The whole document.</param>
public sealed record DocumentModel(string Kind, bool IsNamespaced, RecordModel Root)
{
    /// <summary>The <c>apiVersion</c> of every document.</summary>
    public const string ApiVersion = DocumentFields.ApiVersion;

    private static readonly SourceText NoText = new("", "");

    /// <summary>All kinds that can be loaded, in the order in which the manual has them.</summary>
    public static IReadOnlyList<DocumentModel> All { get; } =
    [
        Of(CaveatPolicy.KindName, CaveatPolicy.ShapeIn(NoText), isNamespaced: false),
        Of(OperatorProfile.KindName, OperatorProfile.ShapeIn(NoText), isNamespaced: false),
        Of(CaveatException.KindName, CaveatException.ShapeIn(NoText), isNamespaced: true),
        Of(CaveatTest.KindName, CaveatTest.ShapeIn(NoText), isNamespaced: false),
    ];

    private static DocumentModel Of(string kind, Shape shape, bool isNamespaced) => new(kind, isNamespaced, (RecordModel)shape.Model);
}
