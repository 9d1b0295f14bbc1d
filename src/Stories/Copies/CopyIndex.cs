namespace Attache.Stories;

/// <summary>How a story repeats another.</summary>
public enum CopyKind
{
    /// <summary>The same words.</summary>
    Exact,

    /// <summary>The same dispatch, trimmed, merged, with another headline or a local byline.</summary>
    Near,

    /// <summary>The same report in other words.</summary>
    Rewrite,
}

/// <summary>A story that repeats another.</summary>
/// <param name="Of">Identifier of the story that it repeats.</param>
/// <param name="Cluster">Identifier of the first story of their cluster.</param>
/// <param name="Kind">How.</param>
/// <param name="Similarity">0 to 1.</param>
public sealed record CopyMatch(string Of, string Cluster, CopyKind Kind, double Similarity)
{
    /// <summary>Version of the story that it repeats.</summary>
    public required string Version { get; init; }

    /// <summary>Its publisher; null where unknown.</summary>
    public required string? Publisher { get; init; }

    /// <summary>When it was known.</summary>
    public required KnownTime Published { get; init; }

    /// <summary>Its <see cref="Story.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Whether it says that it corrects another.</summary>
    public bool IsCorrection { get; init; }
}

/// <summary>
/// Finds what a story repeats among those that came before it: candidates by paragraphs in common and by locality-sensitive
/// hashing of MinHashes, then compared. The answer depends on the order of the stories alone. Remembers the last stories
/// only, since copies of a dispatch come within days. Not safe for many threads.
/// </summary>
/// <param name="remembered">How many stories are remembered: the last ones, exactly, so that a run that was interrupted and goes on finds what an uninterrupted one finds.</param>
public sealed class CopyIndex(int remembered = 4000)
{
    private const int ShingleBands = 20;
    private const int WordBands = 32;
    private const int Rows = 2;
    private const int MostCandidates = 64;

    /// <summary>Least share of runs of three words for a near copy.</summary>
    internal const double NearShingles = 0.4;

    /// <summary>Least share of names and figures for a near copy: a text with other names tells another event in a set phrase.</summary>
    internal const double NearNames = 0.6;

    /// <summary>Least share of names and figures for a rewrite.</summary>
    internal const double RewriteNames = 0.5;

    /// <summary>Least mean of the shares of names and of stems for a rewrite.</summary>
    internal const double RewriteScore = 0.6;

    /// <summary>Most days between a report and its rewrite.</summary>
    internal const int RewriteDays = 2;

    private long count;
    private static readonly StoryLayout NoLayout = new([]);
    private Generation now = new();
    private Generation before = new();

    /// <summary>Takes in a story, and tells what it repeats; null where it repeats nothing that is remembered.</summary>
    public CopyMatch? Add(Story story)
    {
        Take(story, out var match);
        return match;
    }

    /// <summary>Takes in a story, and gives it back with its cluster and, where it is a correction of a story without identifier, as that story's next version.</summary>
    public Story Resolve(Story story) => Take(story, out _);

    private Story Take(Story story, out CopyMatch? match)
    {
        var print = Fingerprint.Of(story);
        ulong[] keys = Keys(print);
        Entry? best = null;
        var (kind, similarity) = (CopyKind.Exact, 0.0);
        Entry[] candidates = [.. Candidates(keys)];
        foreach (var candidate in candidates)
        {
            if (Compare(candidate.Print, print) is not { } found) continue;
            // The same story met again is the best match of all; else the nearest kind, then the most similar, then the first.
            if (best is not null && best.Story.ContentHash == story.ContentHash) break;
            if (best is not null && candidate.Story.ContentHash != story.ContentHash && (found.Kind > kind || (found.Kind == kind && found.Similarity <= similarity))) continue;
            (best, kind, similarity) = (candidate, found.Kind, found.Similarity);
        }
        // Of a story with several versions the last one is what is repeated or put right.
        if (best is not null && best.Story.ContentHash != story.ContentHash) best = candidates.Last(c => c.Story.Id == best.Story.Id);
        match = best is null ? null : new CopyMatch(best.Story.Id, best.Cluster, kind, Math.Round(similarity, 3))
        {
            Version = best.Story.Version,
            Publisher = best.Story.Publisher,
            Published = best.Story.Published.Known,
            ContentHash = best.Story.ContentHash,
            IsCorrection = best.Corrects,
        };
        var resolved = Corrections.Resolve(story, match);
        Keep(new Entry(Bare(resolved), match?.Cluster ?? story.Id, Corrections.IsCorrection(story), print, ++count), keys);
        return resolved;
    }

    /// <summary>Takes in a story whose cluster is known.</summary>
    public void Remember(Story story)
    {
        var print = Fingerprint.Of(story);
        Keep(new Entry(Bare(story), story.Cluster ?? story.Id, Corrections.IsCorrection(story), print, ++count), Keys(print));
    }

    private static Story Bare(Story story) => story with { Body = "", Layout = NoLayout, Byline = null, EdNote = null, DeskInitials = [] };

    private void Keep(Entry entry, ulong[] keys)
    {
        now.Add(entry, keys);
        if (now.Count >= remembered) (before, now) = (now, new Generation());
    }

    /// <summary>How two stories repeat each other; null where they don't.</summary>
    internal static (CopyKind Kind, double Similarity)? Compare(Fingerprint a, Fingerprint b)
    {
        if (a.Text == b.Text && a.Shingles.Length > 0) return (CopyKind.Exact, 1);
        double shingles = Fingerprint.Containment(a.Shingles, b.Shingles, 20), names = Fingerprint.Containment(a.Names, b.Names, 4);
        if (shingles >= NearShingles && names >= NearNames) return (CopyKind.Near, shingles);
        double stems = Fingerprint.Containment(a.Stems, b.Stems, 12), score = (names + stems) / 2;
        bool sameDays = Math.Abs(a.Day.DayNumber - b.Day.DayNumber) <= RewriteDays;
        return sameDays && names >= RewriteNames && score >= RewriteScore ? (CopyKind.Rewrite, score) : null;
    }

    /// <summary>Compares two stories; null where neither repeats the other.</summary>
    public static (CopyKind Kind, double Similarity)? Compare(Story a, Story b) => Compare(Fingerprint.Of(a), Fingerprint.Of(b));

    /// <summary>Whether the index would look at one story when the other comes.</summary>
    internal static bool AreCandidates(Story a, Story b) => Keys(Fingerprint.Of(a)).Intersect(Keys(Fingerprint.Of(b))).Any();

    // Each key in a space of its own, by its number.
    private static ulong[] Keys(Fingerprint print)
    {
        var keys = new List<ulong>(ShingleBands + WordBands + print.Paragraphs.Length + 1);
        foreach (ulong p in print.Paragraphs) keys.Add(p);
        keys.Add(print.Text);
        Bands(print.Shingles, [], ShingleBands, 1, keys);
        Bands(print.Names, print.Stems, WordBands, 1000, keys);
        return [.. keys.Distinct()];
    }

    private static void Bands(uint[] some, uint[] more, int bands, uint seed, List<ulong> keys)
    {
        if (some.Length + more.Length < 4) return;
        for (uint band = 0; band < bands; band++)
        {
            ulong key = seed + band;
            for (uint row = 0; row < Rows; row++)
            {
                uint salt = Fingerprint.Mix(seed + (band * Rows) + row, 77), least = uint.MaxValue;
                foreach (uint x in some) least = Math.Min(least, Fingerprint.Mix(x, salt));
                foreach (uint x in more) least = Math.Min(least, Fingerprint.Mix(x, salt));
                key = (key * 0x9E3779B97F4A7C15) ^ least;
            }
            keys.Add(key);
        }
    }

    // The latest ones first to be found, compared in the order in which they came.
    private IEnumerable<Entry> Candidates(ulong[] keys)
    {
        var found = new HashSet<Entry>();
        foreach (var generation in (ReadOnlySpan<Generation>)[now, before])
            foreach (ulong key in keys) generation.Collect(key, found, MostCandidates);
        return found.Where(e => e.Order > count - remembered).OrderBy(e => e.Order);
    }

    private sealed class Entry(Story story, string cluster, bool corrects, Fingerprint print, long order)
    {
        public bool Corrects { get; } = corrects;

        /// <summary>The story without its text.</summary>
        public Story Story { get; } = story;

        public string Cluster { get; } = cluster;

        public Fingerprint Print { get; } = print;

        public long Order { get; } = order;
    }

    private sealed class Generation
    {
        private const int MostOfKey = 8;
        private readonly Dictionary<ulong, List<Entry>> byKey = [];

        public int Count { get; private set; }

        public void Add(Entry entry, ulong[] keys)
        {
            Count++;
            foreach (ulong key in keys)
            {
                if (!byKey.TryGetValue(key, out var list)) byKey[key] = list = new List<Entry>(1);
                // What everybody has is a set phrase; the first one (the cluster's beginning) and the last ones are enough.
                if (list.Count == MostOfKey) list.RemoveAt(1);
                list.Add(entry);
            }
        }

        public void Collect(ulong key, HashSet<Entry> found, int most)
        {
            if (found.Count >= most || !byKey.TryGetValue(key, out var list)) return;
            foreach (var entry in list) found.Add(entry);
        }
    }
}
