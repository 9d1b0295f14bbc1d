using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Stories;

namespace Attache.Language.Dates;

/// <summary>
/// Finds the time expressions of an English text and resolves them against a day. The day is the caller's: there is no
/// clock here. Rules are the families of forms, each beside its examples; words and feasts are tables.
/// </summary>
public sealed class DateFinder
{
    private readonly FrozenDictionary<string, TimeWord> words = TimeWord.Load();
    private readonly Feasts feasts = new();

    /// <summary>The examples of all rules, by family: what must be found, between brackets, and sentences in which nothing may be.</summary>
    public static IReadOnlyList<KeyValuePair<string, DateExample>> Examples { get; } =
        [.. DateGrammar.Composite.Concat(DateGrammar.Simples).SelectMany(f => f.Examples.Select(e => KeyValuePair.Create(f.Name, e)))];

    /// <summary>Finds all time expressions in a stretch of a text.</summary>
    /// <param name="text">The text; it is not changed.</param>
    /// <param name="within">The stretch to look in, best a sentence; parts outside the text are ignored.</param>
    /// <param name="reference">The story's day.</param>
    /// <param name="direction">Where the sentence's verb points; unknown: the words around each date decide.</param>
    /// <param name="previous">When the event before happened, for "the next day" and "a week earlier"; null: they count from the reference day.</param>
    /// <returns>In the order of the text; no two overlap; every value is valid EDTF.</returns>
    public IReadOnlyList<DateMention> Find(string text, TextSpan within, DateOnly reference, DateDirection direction = DateDirection.Unknown, EdtfDate? previous = null) =>
        Find(text, within, reference, direction, previous, out _);

    /// <summary>As the public one, with how often a token was looked at.</summary>
    internal IReadOnlyList<DateMention> Find(string text, TextSpan within, DateOnly reference, DateDirection direction, EdtfDate? previous, out long looks)
    {
        ArgumentNullException.ThrowIfNull(text);
        int start = Math.Clamp(within.Start, 0, text.Length);
        var scene = new Scene(text, new TextSpan(start, Math.Clamp(within.End, start, text.Length)), reference, previous, words);
        var grammar = new DateGrammar(scene, feasts, direction);
        var found = new List<DateMention>();
        for (int i = 0; i < scene.Count;)
        {
            if (grammar.Read(i) is { } reading && Mention(grammar, reading) is { } mention)
            {
                found.Add(mention);
                if (mention.Role == DateRole.Date) scene.Told(mention.Value);
                i = reading.End;
            }
            else i++;
        }
        looks = scene.Looks;
        return found;
    }

    /// <summary>When a length of time that begins on a day is over: the end of "two weeks" given on that day; null where the mention tells no length.</summary>
    /// <param name="duration">A mention with a length ("two weeks", "within 72 hours").</param>
    /// <param name="from">The day on which it begins.</param>
    public static EdtfDate? Deadline(DateMention duration, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(duration);
        return duration.Length is { } length ? CountForms.After(from, length) : null;
    }

    private static DateMention? Mention(DateGrammar grammar, Reading reading)
    {
        if (grammar.Resolve(reading) is not { } date) return null;
        var value = reading.Frame is null ? date : reading.Frame(date);
        if (value is null) return null;
        var role = reading.Role == DateRole.Date && value.IsInterval ? DateRole.Range : reading.Role;
        var bound = reading.Bound ?? (role is DateRole.Since or DateRole.Until or DateRole.Deadline or DateRole.Before or DateRole.After ? Single(value) : null);
        return new DateMention(grammar.S.Span(reading.Start, reading.End), value, role, reading.Rule) { Length = reading.Length, Bound = bound };
    }

    private static EdtfDate? Single(EdtfDate value)
    {
        int slash = value.Text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? value : Days.Try(value.Last is null ? value.Text[..slash] : value.Text[(slash + 1)..]);
    }
}
