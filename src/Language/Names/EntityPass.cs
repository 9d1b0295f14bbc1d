namespace Attache.Language.Names;

/// <summary>One reading of one story: first names and titles over the whole story, then mention by mention in its order.</summary>
internal sealed partial class EntityPass(EntityReader reader, Document document, StorySetting setting)
{
    private readonly Dictionary<Token, Mention> mentions = [];
    private readonly Dictionary<Token, IReadOnlyList<Mention>> groups = [];
    private readonly Dictionary<Sentence, NameHits> hits = [];
    private readonly Dictionary<string, Referent> named = new(StringComparer.Ordinal);
    private readonly List<Referent> persons = [];
    private readonly HashSet<string> sureCodes = new(StringComparer.Ordinal);
    private readonly List<Mention> history = [];
    private readonly List<string> codesSeen = [];
    private readonly Dictionary<Token, Referent> roleOf = [];
    private readonly List<TitledName> titles = [];
    private readonly Dictionary<Token, Name> names = [];
    private string? home;

    private string Text => document.Text;

    /// <summary>Reads the story.</summary>
    public StoryEntities Run()
    {
        foreach (var s in document.Sentences)
            foreach (var t in s.Tokens)
                if (char.IsUpper(Text[t.Span.Start]))
                    foreach (var e in reader.Names.Find(t.Span.In(Text)))
                        if (!e.Ambiguous && e.Code is not null && e.Kind is NameKind.State or NameKind.Adjective or NameKind.Capital) sureCodes.Add(e.Code);
        home = Home();
        if (home is not null) sureCodes.Add(home);
        foreach (var code in Datelines()) sureCodes.Add(code);
        foreach (var s in document.Sentences) hits[s] = NameHits.Find(s, Text, reader.Names, Choose);
        foreach (var n in document.Names) names[n.Sentence.Tokens[n.Last]] = n;
        foreach (var s in document.Sentences) DropParts(s);
        foreach (var s in document.Sentences) DropAttributes(s);
        foreach (var s in document.Sentences) ReadPersons(s);
        foreach (var s in document.Sentences) ReadMentions(s);
        return new StoryEntities(Text, mentions, groups, titles, home);
    }

    private string? Home()
    {
        if (setting.Located is { } located)
        {
            // "HANOI/BERLIN": of two states the one that the story speaks of first.
            var several = Datelines(true).ToHashSet(StringComparer.Ordinal);
            if (several.Count > 1 && FirstOf(several) is { } leading) return leading;
            string place = located.Split('/', ',')[0].Trim();
            string usual = place.Length > 3 && place.All(c => !char.IsLower(c)) ? Title(place) : place;
            var entries = reader.Names.Find(usual);
            // "BRUSSELS - The European Union …": the seat of an organisation that the story is about.
            if (entries.FirstOrDefault(IsMetonym) is { Name: var body } && NamesBody(body)) return null;
            foreach (var e in entries)
                if (e.Kind is NameKind.Capital or NameKind.State && e.Code is not null) return sureCodes.Count == 0 || Names(e.Code, e.Kind == NameKind.Capital && !e.Ambiguous ? usual : null) ? e.Code : null;
        }
        return DatelineState() ?? (setting.LocatedState is { } state && Names(state) ? state : null);
    }

    // Which of some states the text names first.
    private string? FirstOf(HashSet<string> codes)
    {
        foreach (var s in document.Sentences)
            foreach (var t in s.Tokens)
                if (char.IsUpper(Text[t.Span.Start]))
                    foreach (var e in reader.Names.Find(t.Span.In(Text)))
                        if (e.Code is { } code && codes.Contains(code) && e.Kind is NameKind.State or NameKind.Adjective or NameKind.People or NameKind.Capital) return code;
        return null;
    }

    // A town abroad where diplomats meet or an organisation sits is no home: the story must name the state, or its capital again.
    private bool Names(string code, string? capital = null)
    {
        foreach (var s in document.Sentences)
            foreach (var t in s.Tokens)
                if (char.IsUpper(Text[t.Span.Start]))
                {
                    if (capital is not null && capital.StartsWith(t.Form, StringComparison.Ordinal)) return true;
                    foreach (var e in reader.Names.Find(t.Span.In(Text)))
                        if (e.Code == code && e.Kind is NameKind.State or NameKind.Adjective or NameKind.People) return true;
                }
        return false;
    }

    // Whether the story names an organisation.
    private bool NamesBody(string name)
    {
        foreach (var s in document.Sentences)
            for (int i = 0; i < s.Tokens.Count; i++)
                if (char.IsUpper(Text[s.Tokens[i].Span.Start]))
                    for (int j = i; j < Math.Min(s.Tokens.Count, i + LongestTown); j++)
                        foreach (var e in reader.Names.Find(new Stories.TextSpan(s.Tokens[i].Span.Start, s.Tokens[j].Span.End).In(Text)))
                            if (e.Kind == NameKind.Organisation && e.Name == name) return true;
        return false;
    }

    // "ZAMBOANGA, Philippines, Aug 17 (Agency) -": the state that stands behind a town before the first sentence.
    private string? DatelineState()
    {
        if (document.Sentences.Count == 0 || document.Sentences[0].Span.Start is < 4 or > LongestDateline) return null;
        string[] parts = Text[..document.Sentences[0].Span.Start].Split([',', '(', '/', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (int i = 1; i < parts.Length; i++)
            foreach (var e in reader.Names.Find(parts[i]))
                if (e is { Kind: NameKind.State, Code: not null }) return e.Code;
        return null;
    }

    private const int LongestDateline = 120;

    // "KIGALI/KINSHASA": each capital of the dateline vouches for its state.
    private IEnumerable<string> Datelines(bool ambiguous = false)
    {
        foreach (string part in (setting.Located ?? "").Split(['/', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            foreach (var e in reader.Names.Find(part.All(c => !char.IsLower(c)) ? Title(part) : part))
                if (e.Kind is NameKind.Capital or NameKind.State && (ambiguous || !e.Ambiguous) && e.Code is not null && (!ambiguous || Names(e.Code))) yield return e.Code;
    }

    // "ADDIS ABABA" → "Addis Ababa"
    private static string Title(string s) => string.Join(' ', s.Split(' ').Select(w => w.Length == 0 ? w : w[..1] + w[1..].ToLowerInvariant()));

    private Referent ReferentOf(NameEntry e)
    {
        string key = e.Kind is NameKind.State or NameKind.Capital ? "state " + e.Code : e.Kind + " " + e.Name + " " + e.Code;
        if (named.TryGetValue(key, out var known)) return known;
        var state = e.Kind is NameKind.State or NameKind.Capital && e.Code is not null ? reader.Names.State(e.Code) ?? e : e;
        var r = new Referent
        {
            Type = e.Kind switch
            {
                NameKind.State or NameKind.Capital or NameKind.Territory => MentionType.State,
                NameKind.Seat => IsMetonym(e) ? MentionType.Organisation : MentionType.Body,
                NameKind.Organisation => MentionType.Organisation,
                NameKind.Force => MentionType.Force,
                NameKind.Media => MentionType.Media,
                NameKind.Own when e is { Code: not null, Sector: null } => MentionType.State,
                _ => MentionType.Group,
            },
            Name = state.Name,
            Code = e.Code ?? (e.Kind == NameKind.Force && e.Contributors.Count > 0 ? e.Contributors[0] : null),
            Sector = e.Sector ?? (e.Kind is NameKind.State or NameKind.Capital or NameKind.Territory ? "GOV" : null),
            Entry = e,
            Plural = e.Kind == NameKind.People,
        };
        return named[key] = r;
    }
}
