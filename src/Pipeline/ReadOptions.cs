using Attache.Language.Names;
using Attache.Stories;

namespace Attache.Pipeline;

/// <summary>What a run reads and how.</summary>
public sealed record ReadOptions
{
    /// <summary>Files and folders, in the order in which they are read; <c>-</c> is <see cref="Input"/>.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The stream behind <c>-</c>; opened when its turn comes.</summary>
    public Func<Stream>? Input { get; init; }

    /// <summary>Streams that go by a name among <see cref="Paths"/>, such as fetched feeds; opened when their turn comes.</summary>
    public IReadOnlyDictionary<string, Func<Stream>>? Streams { get; init; }

    /// <summary>The date of stories that give none themselves.</summary>
    public PublicationInstant? Date { get; init; }

    /// <summary>A user's dictionary of actors, which beats the program's tables; null for none.</summary>
    public ActorDictionary? Actors { get; init; }

    /// <summary>How many batches are coded at once, at least 1. The results are the same for any number.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Where the fields of JSON objects and tables stand.</summary>
    public FieldMap Fields { get; init; } = FieldMap.Default;

    /// <summary>The clock that embargoes are compared with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether stories that the ledger holds as read by this version are passed over without coding them again.</summary>
    public bool SkipKnown { get; init; }
}
