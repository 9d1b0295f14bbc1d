namespace Attache.Coding;

/// <summary>What finders carry from sentence to sentence of one story: which posts and states it speaks of.</summary>
/// <param name="home">The state that the story is written from; null where unknown.</param>
public sealed class Memory(string? home = null)
{
    private readonly List<(string Sending, string Receiving, string Post, string? Holder)> posts = [];
    private readonly Dictionary<string, int> weight = new(StringComparer.Ordinal);

    /// <summary>The person last proposed for a post; null for none.</summary>
    public string? Nominee { get; set; }

    /// <summary>Who was proposed for which post, in the order of the story.</summary>
    public IList<(string Holder, string Sending, string Receiving, string Post)> Nominations { get; } = [];

    /// <summary>The name of the force that the story spoke of last; null for none.</summary>
    public string? LastForce { get; set; }

    /// <summary>Whether the story has spoken of forces at all.</summary>
    public bool SpeaksOfForces { get; set; }

    /// <summary>What the forces did that the story spoke of last, as a change of a deployment; null for none.</summary>
    public string? LastChange { get; set; }

    /// <summary>Whose forces the story spoke of last; empty for none.</summary>
    public IReadOnlyList<string> LastContributors { get; set; } = [];

    /// <summary>The parties to the talks that the story spoke of last; empty for none.</summary>
    public IReadOnlyList<Codebook.Entity> Talks { get; set; } = [];

    /// <summary>Who last did something as the subject of a sentence; empty for none.</summary>
    public IReadOnlyList<Codebook.Entity> LastActor { get; set; } = [];

    /// <summary>Who spoke last; null for nobody.</summary>
    public Codebook.Entity? LastSpeaker { get; set; }

    /// <summary>Notes a post that a sentence spoke of.</summary>
    public void Note(string sending, string receiving, string post, string? holder) => posts.Add((sending, receiving, post, holder));

    /// <summary>Notes that a sentence named a state; by a town where something was only held, it counts half.</summary>
    /// <param name="code">The state.</param>
    /// <param name="asTown">Whether only a town of it was named, as a place.</param>
    public void Note(string code, bool asTown = false) => weight[code] = weight.GetValueOrDefault(code) + (asTown ? 1 : 2);

    /// <summary>The last post of that sending state, of that receiving state, or of that holder.</summary>
    public (string Sending, string Receiving, string Post, string? Holder)? Last(string? sending, string? receiving, string? holder, string? post = null)
    {
        for (int i = posts.Count - 1; i >= 0; i--)
        {
            var p = posts[i];
            if (holder is not null && p.Holder == holder) return p;
        }
        for (int i = posts.Count - 1; i >= 0; i--)
        {
            var p = posts[i];
            if (post is not null && p.Post != post) continue;
            if ((sending is null || p.Sending == sending) && (receiving is null || p.Receiving == receiving)) return p;
        }
        return null;
    }

    /// <summary>The two states that the story has spoken of most, the more frequent first; fewer where there are fewer.</summary>
    public IReadOnlyList<string> Main =>
        [.. weight.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(2).Select(w => w.Key)];

    /// <summary>The last post that one person holds: no mission, no group of diplomats.</summary>
    public (string Sending, string Receiving, string Post, string? Holder)? LastHeld(string? sending, string? receiving)
    {
        for (int i = posts.Count - 1; i >= 0; i--)
        {
            var p = posts[i];
            if (p.Post is not ("diplomat" or "embassy" or "consulate" or "mission") && (sending is null || p.Sending == sending) && (receiving is null || p.Receiving == receiving)) return p;
        }
        return null;
    }

    /// <summary>The state that stands over against this one in the post spoken of last; null for none.</summary>
    public string? Partner(string code)
    {
        for (int i = posts.Count - 1; i >= 0; i--)
            if (posts[i].Sending == code) return posts[i].Receiving;
            else if (posts[i].Receiving == code) return posts[i].Sending;
        return null;
    }

    /// <summary>Whether the story has spoken of a post of this holder.</summary>
    public bool Holds(string holder) => posts.Exists(p => p.Holder == holder);

    /// <summary>
    /// The other side for a state: the story's own state where it speaks of that at all, else the other of the two main
    /// states. Null where the state is none of them.
    /// </summary>
    public string? Other(string code)
    {
        var main = Main;
        // Where organisations have their seats, a story's place says little of whom it is about.
        bool host = home is not null && Lexicon.WordLists.Of("seat-state").Contains(home) && !main.Contains(home, StringComparer.Ordinal);
        if (home is not null && !host && home != code && weight.GetValueOrDefault(home) > 0 && main.Count > 1 && weight[main[1]] < 3 * weight[home]) return home;
        return main.Count < 2 ? null : main[0] == code ? main[1] : main[1] == code ? main[0] : null;
    }
}
