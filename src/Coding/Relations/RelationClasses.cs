using Attache.Codebook;

namespace Attache.Coding.Relations;

/// <summary>
/// The classes of the classifier: PLOVER's 16 categories in alphabetical order, NONE, and three readings of a category
/// that files coded after CAMEO hold for another one: intent to yield (CAMEO 035, their AGREE), sanctions imposed (172,
/// their COERCE), verdicts (their ACCUSE). PLOVER 2.0 has these under CONCEDE and SANCTION, and so has the program.
/// </summary>
public static class RelationClasses
{
    /// <summary>The class of two sides between which nothing happens.</summary>
    public const string None = "NONE";

    /// <summary>Agrees, offers or announces to yield.</summary>
    public const string YieldLater = "CONCEDE/intent";

    /// <summary>Imposes sanctions.</summary>
    public const string ImposeSanctions = "SANCTION/impose";

    /// <summary>Finds guilty.</summary>
    public const string Convict = "SANCTION/convict";

    /// <summary>Names by number.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Plover.Standard.Categories.Keys.Order(StringComparer.Ordinal), None, YieldLater, ImposeSanctions, Convict];

    /// <summary>How many there are.</summary>
    public static int Count => Names.Count;

    /// <summary>The number of a class; −1 for no class.</summary>
    public static int IndexOf(string name)
    {
        for (int i = 0; i < Names.Count; i++)
            if (Names[i] == name) return i;
        return -1;
    }

    /// <summary>The category of a class; NONE for none.</summary>
    public static string CategoryOf(string name)
    {
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? name : name[..slash];
    }

    /// <summary>The root class that files coded after CAMEO have for a class: YIELD for CONCEDE and RETREAT.</summary>
    public static string CameoRootOf(string name) => name switch
    {
        YieldLater => "AGREE",
        ImposeSanctions => "COERCE",
        Convict => "ACCUSE",
        "CONCEDE" or "RETREAT" => "YIELD",
        _ => name,
    };
}
