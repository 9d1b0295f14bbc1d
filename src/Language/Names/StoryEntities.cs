using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>What the resolver knows of a story besides its sentences.</summary>
/// <param name="Day">The story's day: offices and forces are those of this day.</param>
/// <param name="Located">Where it was written; null where unknown.</param>
/// <param name="LocatedState">The code of the state that this town lies in, by the gazetteer; null where unknown.</param>
public sealed record StorySetting(DateOnly Day, string? Located, string? LocatedState = null);

/// <summary>Who is who in a story: its mentions with what they were resolved to. Made once for a story, then only read.</summary>
public sealed class StoryEntities
{
    private readonly Dictionary<Token, Mention> mentions;
    private readonly Dictionary<Token, IReadOnlyList<Mention>> groups;
    private readonly string text;

    internal StoryEntities(string text, Dictionary<Token, Mention> mentions, Dictionary<Token, IReadOnlyList<Mention>> groups, IReadOnlyList<TitledName> titles, string? homeCode)
    {
        this.text = text;
        this.mentions = mentions;
        this.groups = groups;
        Titles = titles;
        HomeCode = homeCode;
    }

    /// <summary>The state that the story is written from or first speaks of; null where neither tells.</summary>
    public string? HomeCode { get; }

    /// <summary>Names that stand beside a title, in the order of the text.</summary>
    public IReadOnlyList<TitledName> Titles { get; }

    /// <summary>All mentions in the order of the text.</summary>
    public IEnumerable<Mention> Mentions => mentions.Values.OrderBy(m => m.Head.Span.Start);

    /// <summary>The mention whose head is this token; null where the token names or means nobody.</summary>
    public Mention? At(Token head) => mentions.GetValueOrDefault(head);

    /// <summary>
    /// Everybody that a phrase names: the head and what is coordinated with it; what "they", "both" or "the two
    /// countries" stand for. Empty where nobody is known.
    /// </summary>
    public IReadOnlyList<Mention> All(Token head)
    {
        var result = new List<Mention>();
        Add(head, result);
        foreach (var c in head.Children)
            if (c.Deprel == "conj") Add(c, result);
        return result;
    }

    /// <summary>As <see cref="All"/>, as entities of a finding, one for each code and text.</summary>
    public IReadOnlyList<Entity> Entities(Token head)
    {
        var list = new List<Entity>();
        foreach (var m in All(head))
        {
            var e = m.ToEntity(text);
            if (!list.Exists(x => x.Text == e.Text && x.Code == e.Code)) list.Add(e);
        }
        return list;
    }

    /// <summary>
    /// The codes of those whom a noun belongs to, from possessor, adjective, compound or of-phrase: FRA for "French army",
    /// "France's army", "its army" after France, "the army of France".
    /// </summary>
    public IReadOnlyList<string> Owners(Token noun)
    {
        var np = NounPhrase.Of_(noun);
        var codes = new List<string>();
        void Codes(Token t)
        {
            foreach (var m in All(t))
                if (m.Referent.Code is { } c && !codes.Contains(c)) codes.Add(c);
        }

        if (np.Owner is not null) Codes(np.Owner);
        foreach (var t in np.Tokens)
            if (t != noun && mentions.TryGetValue(t, out var m) && m.Referent.Code is { } c && !codes.Contains(c)) codes.Add(c);
        if (codes.Count == 0 && mentions.TryGetValue(noun, out var self) && self.Referent.Code is { } own) codes.Add(own);
        if (codes.Count == 0)
            foreach (var of in np.Of) Codes(of);
        return codes;
    }

    /// <summary>The words of a mention or of the noun phrase under a token.</summary>
    public string Words(Token head) => (At(head)?.Span ?? NounPhrase.Of_(head).FullSpan()).Of(text);

    private void Add(Token t, List<Mention> to)
    {
        if (groups.TryGetValue(t, out var many)) to.AddRange(many);
        else if (mentions.TryGetValue(t, out var one)) to.Add(one);
    }
}
