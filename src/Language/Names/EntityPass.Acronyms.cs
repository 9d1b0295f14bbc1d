namespace Attache.Language.Names;

internal sealed partial class EntityPass
{
    private const int LongestAcronym = 8;

    // Short forms that the story gives behind a full name, with whom they mean.
    private readonly Dictionary<string, Referent> acronyms = new(StringComparer.Ordinal);

    // "the Union for Inland Fisheries (UIF)": from here on UIF is the union.
    private void ReadAcronym(Sentence s, int open)
    {
        var tokens = s.Tokens;
        if (open == 0 || open + 2 >= tokens.Count || tokens[open].Form != "(" || tokens[open + 2].Form != ")") return;
        string acronym = tokens[open + 1].Form;
        if (acronym.Length is < 2 or > LongestAcronym || !acronym.All(char.IsUpper) || hits[s].Covering(open + 1) is not null) return;
        int first = FirstOf(tokens, open - 1, acronym);
        if (first < 0) return;
        Referent? known = null;
        for (int i = first; i < open; i++)
            if (mentions.TryGetValue(tokens[i], out var m) && (tokens[i].Head < first || tokens[i].Head >= open)) known = m.Referent;
        acronyms[acronym] = known ?? new Referent { Type = MentionType.Organisation, Name = Text[tokens[first].Span.Start..tokens[open - 1].Span.End] };
    }

    // The first word of the name whose words in capitals give the acronym, last letter first; small words give none. -1 for no such name.
    private static int FirstOf(IReadOnlyList<Token> tokens, int last, string acronym)
    {
        int letter = acronym.Length - 1;
        for (int i = last; i >= 0 && i > last - (2 * LongestAcronym); i--)
        {
            string form = tokens[i].Form;
            if (!char.IsLetter(form[0])) return -1;
            if (char.IsLower(form[0]))
            {
                if (tokens[i].Upos is not ("ADP" or "CCONJ" or "DET")) return -1;
                continue;
            }
            if (form[0] != acronym[letter]) return -1;
            if (--letter < 0) return i;
        }
        return -1;
    }
}
