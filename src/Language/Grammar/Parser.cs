using System.Collections.Concurrent;
using Attache.Stories;

namespace Attache.Language.Grammar;

/// <summary>Words in; parts of speech, lemmas and trees out. Safe for many threads.</summary>
internal sealed class Parser(Network network, Lemmatizer lemmas, MorphTable morphs, Repairs repairs, int longest) : IComponent
{
    private const int BatchSentences = 32;
    private const int BatchWords = 2048;
    private readonly ConcurrentBag<Workspace> idle = [];
    private readonly (string Upos, string Xpos)[] tags = Array.ConvertAll(network.Header.Tags, t => (t[..t.IndexOf(' ')], t[(t.IndexOf(' ') + 1)..]));

    /// <inheritdoc/>
    public string Name => "grammar";

    /// <inheritdoc/>
    public IReadOnlyList<Annotation> Requires => [Annotation.Tokens, Annotation.Sentences];

    /// <inheritdoc/>
    public IReadOnlyList<Annotation> Assigns => [Annotation.Tags, Annotation.Lemmas, Annotation.Trees];

    /// <summary>Reads sentences, each given by its text and the places of its words; the result of each is its own, whatever stands beside it.</summary>
    public TokenValues[][] Parse(IReadOnlyList<(string Text, TextSpan[] Words)> sentences)
    {
        var types = Types(sentences);
        var values = new TokenValues[sentences.Count][];
        var pieces = new List<Piece>();
        for (int s = 0; s < types.Length; s++)
        {
            for (int from = 0; from < types[s].Length; from += longest) pieces.Add(new Piece(s, from, Math.Min(longest, types[s].Length - from)));
        }
        var readings = Array.ConvertAll(types, t => new WordReading[t.Length]);
        pieces.Sort((a, b) => a.Length != b.Length ? b.Length.CompareTo(a.Length) : a.Sentence != b.Sentence ? a.Sentence.CompareTo(b.Sentence) : a.From.CompareTo(b.From));
        var work = idle.TryTake(out var found) ? found : new Workspace();
        for (int at = 0; at < pieces.Count;)
        {
            int words = 0, end = at;
            while (end < pieces.Count && end - at < BatchSentences && (end == at || words + pieces[end].Length <= BatchWords)) words += pieces[end++].Length;
            var batch = pieces.GetRange(at, end - at);
            var results = batch.ConvertAll(p => new WordReading[p.Length]);
            network.Read(batch.ConvertAll(p => types[p.Sentence].AsSpan(p.From, p.Length).ToArray()), results, Asks, work);
            for (int k = 0; k < batch.Count; k++) results[k].CopyTo(readings[batch[k].Sentence], batch[k].From);
            at = end;
        }
        idle.Add(work);
        for (int s = 0; s < values.Length; s++) values[s] = Values(types[s], readings[s]);
        return values;
    }

    /// <summary>The length of a word's state.</summary>
    public int StateWidth => network.StateWidth;

    /// <summary>The last layer's states of a sentence's words, from −1 to 1.</summary>
    public float[] States(Sentence sentence)
    {
        var types = Types([(sentence.Source, [.. sentence.Tokens.Select(t => t.Span)])])[0];
        var states = new float[types.Length * network.StateWidth];
        var work = idle.TryTake(out var found) ? found : new Workspace();
        for (int from = 0; from < types.Length; from += longest)
        {
            int length = Math.Min(longest, types.Length - from);
            network.ReadStates(types.AsSpan(from, length).ToArray(), states.AsSpan(from * network.StateWidth), work);
        }
        idle.Add(work);
        return states;
    }

    private WordType[][] Types(IReadOnlyList<(string Text, TextSpan[] Words)> sentences)
    {
        var types = new WordType[sentences.Count][];
        var news = new List<string>();
        Dictionary<string, int>? places = null;
        var open = new List<(int Sentence, int Word, int New)>();
        for (int s = 0; s < types.Length; s++)
        {
            var (text, words) = sentences[s];
            types[s] = new WordType[words.Length];
            for (int i = 0; i < words.Length; i++)
            {
                var form = words[i].In(text);
                // A soft hyphen only tells where a line may break: the word is read without it, its place in the text stays.
                if (form.Contains('\u00AD') && form.ToString().Replace("\u00AD", "", StringComparison.Ordinal) is { Length: > 0 } bare) form = bare;
                if (network.Types.Find(form) is { } type)
                {
                    types[s][i] = type;
                    continue;
                }
                places ??= new Dictionary<string, int>(StringComparer.Ordinal);
                if (!places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out int at))
                {
                    places.Add(form.ToString(), at = news.Count);
                    news.Add(form.ToString());
                }
                open.Add((s, i, at));
            }
        }
        if (news.Count == 0) return types;
        var made = network.Types.Make(news);
        foreach (var (sentence, word, at) in open) types[sentence][word] = made[at];
        return types;
    }

    private bool Asks(string form, int tag) => lemmas.Asks(form, tags[tag].Xpos);

    private TokenValues[] Values(WordType[] types, WordReading[] readings)
    {
        var values = new TokenValues[types.Length];
        int firstRoot = -1;
        for (int i = 0; i < values.Length; i++)
        {
            var r = readings[i];
            int piece = i / longest * longest;
            int head = r.Head == 0 ? -1 : piece + r.Head - 1;
            string relation = network.Header.Labels[r.Label];
            if (head < 0)
            {
                // further pieces of a very long sentence hang on the first one's root
                if (piece == 0) firstRoot = i;
                else (head, relation) = (firstRoot, "parataxis");
            }
            string form = types[i].Form;
            string guess = r.Script < 0 ? form : network.Scripts[r.Script].Apply(form);
            values[i] = new TokenValues(form, lemmas.Lemma(form, tags[r.Tag].Xpos, guess), tags[r.Tag].Upos, tags[r.Tag].Xpos, null, head, relation);
        }
        repairs.Apply(values);
        morphs.Fill(values);
        return values;
    }

    private readonly record struct Piece(int Sentence, int From, int Length);
}
