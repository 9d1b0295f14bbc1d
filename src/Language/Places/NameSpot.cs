using Attache.Stories;

namespace Attache.Language.Places;

/// <summary>A name of the tables where a text has it, before it is known to be a place.</summary>
internal sealed class NameSpot
{
    public required TextSpan Span { get; init; }

    /// <summary>The first word of the scan that it covers.</summary>
    public required int First { get; init; }

    /// <summary>The last one.</summary>
    public required int Last { get; init; }

    /// <summary>A state or territory, or its inhabitants.</summary>
    public bool IsState { get; set; }

    /// <summary>An adjective or a noun for inhabitants.</summary>
    public bool IsDemonym { get; set; }

    /// <summary>Inhabitants in the plural.</summary>
    public bool IsPeople { get; set; }

    /// <summary>A seat of government of several words.</summary>
    public bool IsSeat { get; set; }

    /// <summary>An adjective of an area (European).</summary>
    public bool IsDerived { get; set; }

    /// <summary>A capital or a city of a million: meant as such even where a person has its name.</summary>
    public bool IsGreat { get; set; }

    /// <summary>The folded name that was found.</summary>
    public required string Key { get; init; }

    /// <summary>Its last word says its kind (Laurel County).</summary>
    public bool HasKind { get; init; }

    /// <summary>Also a common word.</summary>
    public bool IsWord { get; set; }

    /// <summary>A common word that the words beside it make a place, if weakly.</summary>
    public bool HasSupport { get; set; }

    /// <summary>Also a given name.</summary>
    public bool IsGivenName { get; set; }

    /// <summary>A given name first, a place second: needs the words beside it.</summary>
    public bool MayBePerson { get; set; }

    /// <summary>A short form of a region (Ky., B.C.).</summary>
    public bool IsShort { get; set; }

    /// <summary>A sea, an area, a site: no town and no region.</summary>
    public bool IsArea { get; set; }

    /// <summary>The words beside it make it a person here.</summary>
    public bool IsPerson { get; set; }

    /// <summary>The whole sentence is in capitals.</summary>
    public bool InCapitals { get; set; }

    /// <summary>Inhabitants of the largest place of that name; less for places that only share another spelling.</summary>
    public double Population { get; set; }

    /// <summary>2 a place by the words beside it, 1 a place, 0 open, below 0 none.</summary>
    public int Verdict { get; set; }
}
