namespace Attache.Pipeline;

/// <summary>What is known about a story on its way through the program.</summary>
public enum Layer
{
    /// <summary>The story itself: body, layout, publication.</summary>
    Story,

    /// <summary>What its sentences say.</summary>
    Findings,

    /// <summary>An entry in the ledger, on disk.</summary>
    Record,
}
