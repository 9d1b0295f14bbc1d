using Attache.Coding;
using Attache.Coding.Relations;
using Attache.Language;
using Attache.Stories;

namespace Attache.Training.Relations;

/// <summary>A row as the program reads it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Story">The sentence as a story of its own.</param>
/// <param name="View">The two sides in their sentence.</param>
public sealed record RelationReading(RelationRow Row, StoryReading Story, RelationView View)
{
    /// <summary>Key of the predicate's phrase: rows with one key lie in one fold.</summary>
    public string Group => Row.Family ?? PhraseOf(View);

    private static string PhraseOf(RelationView v)
    {
        if (v.Anchor is not { } p) return "?" + v.Sentence.Root.Lemma.ToLowerInvariant();
        string key = p.Head.Lemma + " " + p.Particle;
        if (p.Xcomp is { } x) key += " to " + x.Lemma;
        foreach (var o in p.Objects)
            if (v.IsOutside(o)) key += " " + o.Lemma;
        return key.ToLowerInvariant();
    }
}

/// <summary>Reads rows with the program's language side and lexicon.</summary>
public sealed class RelationReader(Coder coder, ActReader acts)
{
    /// <summary>Reads rows in their order.</summary>
    public IReadOnlyList<RelationReading> Read(IReadOnlyList<RelationRow> rows)
    {
        var stories = rows.Select(StoryOf).ToList();
        var readings = new List<RelationReading>(rows.Count);
        foreach (var chunk in stories.Chunk(64))
            foreach (var reading in coder.Read(chunk)) readings.Add(Of(rows[readings.Count], reading));
        return readings;
    }

    private RelationReading Of(RelationRow row, StoryReading story)
    {
        // Where the text was cut into several sentences, the one with most of the marks tells.
        var sentence = story.Document.Sentences.MaxBy(s => Marks(s, row.Actor) + Marks(s, row.Recipient))!;
        var actor = Mask(sentence, row.Actor);
        var recipient = Mask(sentence, row.Recipient);
        for (int i = 0; i < actor.Length; i++)
            if (actor[i]) recipient[i] = false;
        return new RelationReading(row, story, new RelationView(sentence, acts.Read(story, sentence), actor, recipient));
    }

    private static int Marks(Sentence s, IReadOnlyList<TextSpan> spans) => spans.Any(x => x.Overlaps(s.Span)) ? 1 : 0;

    private static bool[] Mask(Sentence s, IReadOnlyList<TextSpan> spans) => [.. s.Tokens.Select(t => spans.Any(x => x.Overlaps(t.Span)))];

    private static Story StoryOf(RelationRow row)
    {
        var published = PublicationInstant.OfDay(new DateOnly(2020, 1, 1));
        return new Story
        {
            Uri = "urn:row:" + row.Id,
            Published = published,
            Body = row.Text,
            Layout = new StoryLayout([new StoryBlock(BlockRole.Paragraph, new TextSpan(0, row.Text.Length))]),
            ContentHash = Story.Hash(row.Text, null, published),
        };
    }
}
