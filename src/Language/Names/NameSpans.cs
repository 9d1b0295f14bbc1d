using System.Globalization;
using Attache.Stories;

namespace Attache.Language.Names;

/// <summary>
/// Finds where names begin and end: runs of name words, what links them ("Bank of England"), and the titles before them,
/// which are names of offices.
/// </summary>
internal sealed class NameSpans(NameTable table, Roles roles, PersonNames given, LinkWords links)
{
    /// <summary>A stretch of tokens.</summary>
    /// <param name="First">Its first token.</param>
    /// <param name="Last">Its last token, inclusive.</param>
    /// <param name="Hit">The row of the actor tables that it is, all of it; null for none.</param>
    /// <param name="Title">Whether it is a title.</param>
    public readonly record struct Stretch(int First, int Last, NameEntry? Hit, bool Title);

    /// <summary>Finds the stretches of a sentence, in order.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="text">The document's text.</param>
    /// <param name="to">Receives them.</param>
    public void Find(Sentence sentence, string text, List<Stretch> to)
    {
        var tokens = sentence.Tokens;
        for (int i = 0; i < tokens.Count; i++)
        {
            int hitEnd = Hit(tokens, i, text, out var entry);
            if (hitEnd < 0 && !IsNameWord(tokens[i], text)) continue;
            int first = i, last = hitEnd >= 0 ? hitEnd : i;
            int parts = hitEnd >= 0 ? 1 : 0;
            while (Next(tokens, first, last, text, hitEnd >= 0 && parts == 1 ? entry : null) is { } next)
            {
                int inner = Hit(tokens, next, text, out _);
                last = Math.Max(next, inner);
                parts += 2;
            }
            i = last;
            Split(tokens, first, last, parts == 1 ? entry : null, text, to);
        }
    }

    /// <summary>Whether a token may be part of a name: a proper noun, or another word that its writer took for one.</summary>
    public bool IsNameWord(Token t, string text)
    {
        char c = text[t.Span.Start];
        if (!char.IsUpper(c) && !(char.IsDigit(c) && t.Upos == "PROPN")) return false;
        if (t.Upos is not "PROPN" && t.Xpos is not ("NNP" or "NNPS")) return false;
        return !links.IsCalendar(t.Form) || IsOfPerson(t);
    }

    // "Theresa May" and "Jan Novak" have months in them, "on 3 May" is one.
    private bool IsOfPerson(Token t)
    {
        if (t.Deprel.StartsWith("flat", StringComparison.Ordinal)) return true;
        var tokens = t.Sentence.Tokens;
        if (t.Index > 0 && given.Knows(tokens[t.Index - 1].Form) && !links.IsCalendar(tokens[t.Index - 1].Form)) return true;
        return given.Knows(t.Form) && t.Children.Any(c => c.Deprel.StartsWith("flat", StringComparison.Ordinal));
    }

    // The longest name of the tables that begins here: its last token, or -1.
    private int Hit(IReadOnlyList<Token> tokens, int i, string text, out NameEntry? entry)
    {
        entry = null;
        char c = text[tokens[i].Span.Start];
        if (!char.IsUpper(c) && !char.IsDigit(c)) return -1;
        // An adjective names nobody by itself, and a common word is no name for standing first.
        bool alone = tokens[i].Upos == "PROPN" || tokens[i].Xpos is "NNP" or "NNPS";
        for (int j = Math.Min(tokens.Count - 1, i + table.LongestPhrase); j >= i; j--)
        {
            var span = new TextSpan(tokens[i].Span.Start, tokens[j].Span.End);
            if (span.Length > 90 || (j == i && !alone)) continue;
            var found = table.Find(span.In(text));
            foreach (var e in found)
            {
                if (e.Kind == NameKind.Adjective) continue;
                entry = e;
                return j;
            }
        }
        return -1;
    }

    // The next word of the same name behind `last`, or null where the name ends.
    private int? Next(IReadOnlyList<Token> tokens, int first, int last, string text, NameEntry? whole)
    {
        int next = last + 1;
        if (next >= tokens.Count) return null;
        var t = tokens[next];
        bool glued = t.Span.Start == tokens[last].Span.End;
        if (IsNameWord(t, text))
        {
            // Two names side by side are one where the tree says so, or where no name of the tables ends or begins between them.
            bool together = Together(tokens, first, last, next);
            if (whole is not null && !together) return null;
            return together || Hit(tokens, next, text, out _) < 0 ? next : null;
        }
        // "Jean-Félix", "Secretary-General", "Abd al-Rahman"
        if (t.Form is "-" or "–" && glued && next + 1 < tokens.Count && tokens[next + 1].Span.Start == t.Span.End && IsNameWord(tokens[next + 1], text)) return next + 1;
        if (t.Form is "&" or "/" && next + 1 < tokens.Count && IsNameWord(tokens[next + 1], text)) return next + 1;
        if (whole is not null) return null;
        // "Jan van der Berg"
        if (links.IsParticle(t.Form))
        {
            int at = next + 1;
            while (at < tokens.Count && (links.IsParticle(tokens[at].Form) || tokens[at].Form == "-")) at++;
            if (at < tokens.Count && at - next <= 3 && IsNameWord(tokens[at], text)) return at;
        }
        // "Bank of England", "Court of the Hague", "Ministry of Trade and Industry"
        if (t.Lemma is "of" or "for" or "and" or "on" or "against")
        {
            int at = next + 1;
            if (at < tokens.Count && tokens[at].Form == "the") at++;
            if (at >= tokens.Count || !IsNameWord(tokens[at], text)) return null;
            var governor = tokens[at];
            while (governor.Deprel is "compound" or "amod" && governor.Head > governor.Index && IsNameWord(governor.HeadToken!, text)) governor = governor.HeadToken!;
            if (governor.Head < first || governor.Head > last) return null;
            if (t.Lemma == "and") return governor.Deprel == "conj" && tokens[governor.Head].Deprel == "nmod" && tokens[governor.Head].Head >= first && !OnItsOwn(tokens, at, text) ? at : null;
            // Who stands before "of" is an institution, not somebody's title or name: "President of Ghana", "Ana Beta for Gamma Films".
            return governor.Deprel == "nmod" && !given.Knows(tokens[first].Form) && roles.Find(tokens[governor.Head]) is not { Kind: "person" } ? at : null;
        }
        return null;
    }

    private bool OnItsOwn(IReadOnlyList<Token> tokens, int at, string text) => Hit(tokens, at, text, out var e) >= 0 && e!.Kind is NameKind.State or NameKind.Capital;

    private static bool Together(IReadOnlyList<Token> tokens, int first, int last, int next)
    {
        var t = tokens[next];
        if (t.Head >= first && t.Head <= last) return t.Deprel is "flat" or "flat:name" or "flat:foreign" or "compound" or "nummod" or "nmod:desc" or "list" or "dep" or "goeswith";
        for (int k = first; k <= last; k++)
        {
            if (tokens[k].Deprel is not ("compound" or "amod" or "flat" or "nmod:desc")) continue;
            if (tokens[k].Head == next) return true;
            // both hang on a later word of the same name
            if (tokens[k].Head > next && t.Head == tokens[k].Head && t.Deprel is "compound" or "amod") return true;
        }
        return false;
    }

    // Titles stand before the name and are split off: "Foreign Minister Ana Beta", "Lt. Col. Gamma", "Mr. Delta".
    private void Split(IReadOnlyList<Token> tokens, int first, int last, NameEntry? whole, string text, List<Stretch> to)
    {
        if (whole is null)
        {
            int start = first, title = -1, from = first;
            for (int k = first; k <= last; k++)
            {
                if (links.IsHonorific(tokens[k].Form) && k == start)
                {
                    start = k + 1;
                    if (title < 0) from = start;
                    continue;
                }
                int end = Hit(tokens, k, text, out var inner);
                if (end >= 0 && end < last && k == start && title < 0 && inner!.Kind is NameKind.State or NameKind.Capital or NameKind.Organisation or NameKind.Seat && EndsInTitle(tokens, end + 1, last))
                {
                    // "Ghana Foreign Minister Beta", "UN Secretary-General Gamma"
                    to.Add(new Stretch(k, end, inner, false));
                    start = from = end + 1;
                    k = end;
                    continue;
                }
                if (roles.Find(tokens[k]) is { Kind: "person" } && Leads(tokens, k, last)) (title, start) = (k, k + 1);
                else if (k + 2 <= last && tokens[k + 1].Form == "-" && roles.Find(tokens[k].Form.ToLowerInvariant() + "-" + tokens[k + 2].Form.ToLowerInvariant()) is { Kind: "person" }) (title, start, k) = (k + 2, k + 3, k + 2);
            }
            if (title >= 0)
            {
                to.Add(new Stretch(from, title, null, true));
                first = title + 1;
            }
            else first = start;
        }
        if (first <= last) to.Add(new Stretch(first, last, whole, false));
    }

    // A title leads when a name follows it at once, or nothing does.
    private static bool Leads(IReadOnlyList<Token> tokens, int k, int last) =>
        k == last || (char.IsUpper(tokens[k + 1].Form[0]) && tokens[k + 1].Form is not "-");

    private bool EndsInTitle(IReadOnlyList<Token> tokens, int from, int last)
    {
        for (int k = from; k <= last; k++)
            if (roles.Find(tokens[k]) is { Kind: "person" }) return true;
        return false;
    }
}

/// <summary>Small words of names: particles, honorifics, and the words of the calendar, which are no names.</summary>
internal sealed class LinkWords
{
    private static readonly DateTimeFormatInfo Calendar = CultureInfo.InvariantCulture.DateTimeFormat;
    private readonly HashSet<string> particles = new(StringComparer.Ordinal);
    private readonly HashSet<string> honorifics = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> calendar = new(Calendar.DayNames.Concat(Calendar.MonthNames).Concat(Calendar.AbbreviatedMonthNames).Concat(Calendar.AbbreviatedDayNames).Where(n => n.Length > 0), StringComparer.Ordinal);

    private LinkWords(Codebook.Tsv table)
    {
        foreach (var row in table.Rows)
        {
            if (row["kind"] == "particle") particles.Add(row["word"]);
            else if (row["kind"] == "honorific") honorifics.Add(row["word"]);
        }
    }

    /// <summary>Reads <c>data/language/name-words.tsv</c>.</summary>
    public static LinkWords Load() => new(Codebook.Tsv.FromResource(typeof(LinkWords).Assembly, "language/name-words.tsv"));

    /// <summary>"van", "al", "de".</summary>
    public bool IsParticle(string form) => particles.Contains(form);

    /// <summary>"Mr.", "Lady".</summary>
    public bool IsHonorific(string form) => honorifics.Contains(form);

    /// <summary>A day or month, also short.</summary>
    public bool IsCalendar(string form) => calendar.Contains(form) || (form[^1] is '.' or 's' && calendar.Contains(form[..^1]));
}
