namespace Caveat.Cel.Functions;

/// <summary>Finds message types by name; they may be without number, as <c>Object.spec.template</c> and so on are.</summary>
public abstract class ObjectDeclarations
{
    /// <summary>Names to propose when one is misspelled; need not be all.</summary>
    public virtual IEnumerable<string> Names => [];

    /// <summary>The type of a full name, or null when there is none. The same name gives an equal type each time.</summary>
    public abstract ObjectDeclaration? Find(string name);
}
