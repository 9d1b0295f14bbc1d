namespace Attache.Ledger;

/// <summary>What an entry of the ledger says. The numbers are stored and never change their meaning.</summary>
public enum EntryKind
{
    /// <summary>A story came in: the first version of its identifier.</summary>
    StoryReceived = 1,

    /// <summary>Another version of a story that is there already.</summary>
    StoryCorrected = 2,

    /// <summary>A version that its publisher withdraws or withholds (<c>canceled</c>, <c>withheld</c>).</summary>
    StoryWithdrawn = 3,

    /// <summary>The machine found something; the author is the program and its version.</summary>
    FindingRecorded = 4,

    /// <summary>An analyst confirms a finding.</summary>
    FindingAccepted = 5,

    /// <summary>An analyst puts another finding in the place of one; it keeps the id.</summary>
    FindingCorrected = 6,

    /// <summary>An analyst rejects a finding.</summary>
    FindingRejected = 7,

    /// <summary>An analyst adds a finding that the machine missed.</summary>
    FindingAdded = 8,

    /// <summary>An analyst says that findings speak of one thing.</summary>
    FactsMerged = 9,

    /// <summary>An analyst says that findings speak of another thing than the rest of their fact.</summary>
    FactsSplit = 10,

    /// <summary>A source is graded on the Admiralty scale.</summary>
    SourceGraded = 11,

    /// <summary>Another version of the program read a story again: its findings take the place of the former machine findings.</summary>
    StoryReread = 12,

    /// <summary>An analyst takes back a decision; what stood before it stands again. Since schema 2.</summary>
    DecisionUndone = 13,
}
