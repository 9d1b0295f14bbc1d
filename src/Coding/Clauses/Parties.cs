using Attache.Codebook;
using Attache.Coding.Lexicon;
using Attache.Language;
using Attache.Language.Names;

namespace Attache.Coding.Clauses;

/// <summary>Who stands behind an argument of a predicate.</summary>
public static class Parties
{
    /// <summary>
    /// The entities at a noun: those that it names, or, where it names none but belongs to a state ("its forces", "the
    /// Malian side"), that state under the noun's words.
    /// </summary>
    public static IReadOnlyList<Entity> At(StoryReading reading, Token noun)
    {
        noun = Predicate.Deref(noun);
        var list = new List<Entity>();
        // A name that is only a place does nothing.
        foreach (var m in reading.Entities.All(noun))
            if (m.Referent.Type != MentionType.Other || reading.PlaceAt(m.Head) is null) Add(list, m.ToEntity(reading.Document.Text));
        if (!list.Exists(e => e.Code is not null))
            foreach (var t in Predicate.WithConjuncts(noun))
            {
                if (reading.Entities.At(t) is { Referent.Code: not null }) continue;
                foreach (var code in reading.Entities.Owners(t))
                {
                    list.RemoveAll(e => e.Code is null && e.Text == reading.Entities.Words(t));
                    Add(list, new Entity { Text = reading.Entities.Words(t), Code = code });
                }
            }
        return list;
    }

    /// <summary>Those whom the thing at a noun belongs to, and the thing itself where it acts.</summary>
    public static IReadOnlyList<Entity> OwnersOf(StoryReading reading, Token noun)
    {
        noun = Predicate.Deref(noun);
        var list = new List<Entity>();
        foreach (var code in reading.Entities.Owners(noun)) Add(list, new Entity { Text = reading.Entities.Words(noun), Code = code });
        if (list.Count == 0)
            foreach (var e in reading.Entities.Entities(noun)) Add(list, e);
        // "obstruction by the authorities": who does it.
        if (list.Count == 0 && noun.Upos == "NOUN")
            foreach (var (preposition, agent) in Predicate.ObliquesOf(noun))
                if (preposition == "by")
                    foreach (var e in At(reading, agent)) Add(list, e);
        return list;
    }

    /// <summary>
    /// Sending and receiving side of a diplomat or mission: "the French ambassador in Bamako", "Mali's envoy to Paris",
    /// "ambassador of Mali in Paris", "its ambassador". Null where the words and the story don't tell.
    /// </summary>
    public static (string? Sending, string? Receiving) OfDiplomat(StoryReading reading, Token noun)
    {
        string? sending = null, receiving = null;
        foreach (var (prep, n) in Predicate.ObliquesOf(noun))
        {
            if (prep is "to" or "in" or "at" or "with" or "accredited") receiving ??= Code(reading, n);
            else if (prep is "of" or "from") sending ??= Code(reading, n);
        }
        if (sending is null)
        {
            var owners = reading.Entities.Owners(noun);
            sending = owners.FirstOrDefault(c => c != receiving);
        }
        return (sending, receiving);
    }

    /// <summary>The state or organisation that a nominal names.</summary>
    public static string? Code(StoryReading reading, Token noun)
    {
        if (reading.Entities.At(noun)?.Referent.Code is { } code) return code;
        if (reading.PlaceAt(noun)?.Country is { } country) return country;
        return reading.Entities.Owners(noun).FirstOrDefault();
    }

    /// <summary>Whether a noun is of a word class.</summary>
    public static bool Is(StoryReading reading, WordClasses classes, Token noun, string name) => classes.Is(noun, name, reading.Entities.At(noun));

    /// <summary>Adds an entity unless one with the same code and sector, or the same words, is there.</summary>
    public static void Add(List<Entity> list, Entity e)
    {
        if (list.Exists(x => (x.Text == e.Text && x.Code == e.Code) || (x.Code is not null && x.Code == e.Code && x.Person == e.Person && (x.Sector == e.Sector || e.Sector is null)))) return;
        list.Add(e);
    }
}
