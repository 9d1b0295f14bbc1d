using System.Collections.Frozen;
using System.Globalization;
using Attache.Codebook;

namespace Attache.Language.Dates;

internal enum PeriodPart
{
    None,
    Early,
    Mid,
    Late,
    Earlier,
    Later,
    Rest,
}

/// <summary>What a word can do in a time expression; a word may do several things ("second", "march").</summary>
internal sealed class TimeWord
{
    public int Month { get; private set; }

    /// <summary>1 Monday to 7 Sunday; 0 none.</summary>
    public int Weekday { get; private set; }

    /// <summary>As <see cref="Weekday"/>, of a plural, which is a date only where it is counted.</summary>
    public int Weekdays { get; private set; }

    public string? Unit { get; private set; }

    public int Number { get; private set; } = -1;

    public int Ordinal { get; private set; }

    public int Count { get; private set; }

    public int Season { get; private set; }

    public int Decade { get; private set; }

    public int? Shift { get; private set; }

    public PeriodPart Part { get; private set; }

    public bool Daypart { get; private set; }

    /// <summary>A word of the hour ("pm", "GMT"), which is below a day.</summary>
    public bool Clock { get; private set; }

    public bool FutureCue { get; private set; }

    /// <summary>As <see cref="FutureCue"/>, but only behind a plural, whose verb it then is: "hearings open on Monday".</summary>
    public bool PluralCue { get; private set; }

    /// <summary>As <see cref="FutureCue"/>, but only behind a name, whose verb it then is: "Gabon votes on Saturday".</summary>
    public bool NameCue { get; private set; }

    /// <summary>A verb of delay, behind which the new date is to come: "put off until Thursday", "adjourned to 3 February".</summary>
    public bool DelayCue { get; private set; }

    /// <summary>A verb of lasting, behind which "to" is "until": "the mandate runs to mid-December".</summary>
    public bool LastCue { get; private set; }

    public bool PastCue { get; private set; }

    public bool CountNoun { get; private set; }

    /// <summary>What a number behind it numbers, so that it is no year: "hill 2001", "resolution 1973".</summary>
    public bool NumberedNoun { get; private set; }

    /// <summary>Why a month or weekday needs more than the bare word: <c>verb</c>, <c>name</c>, <c>short</c>; empty if it does not.</summary>
    public string Weak { get; private set; } = "";

    /// <summary>Reads the table of words.</summary>
    public static FrozenDictionary<string, TimeWord> Load()
    {
        var words = new Dictionary<string, TimeWord>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Tsv.FromResource(typeof(TimeWord).Assembly, "dates/words.tsv").Rows)
        {
            if (!words.TryGetValue(row["word"], out var word)) words[row["word"]] = word = new TimeWord();
            word.Take(row["kind"], row["value"]);
            if (row.Optional("weak") is { } weak) word.Weak = weak;
        }
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private void Take(string kind, string value)
    {
        int N() => int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        switch (kind)
        {
            case "month": Month = N(); break;
            case "weekday": Weekday = N(); break;
            case "weekday-plural": Weekdays = N(); break;
            case "unit": Unit = value; break;
            case "number": Number = N(); break;
            case "ordinal": Ordinal = N(); break;
            case "count": Count = N(); break;
            case "season": Season = N(); break;
            case "decade": Decade = N(); break;
            case "shift": Shift = N(); break;
            case "part": Part = Enum.Parse<PeriodPart>(value, ignoreCase: true); break;
            case "daypart": Daypart = true; break;
            case "clock": Clock = true; break;
            case "future-cue": FutureCue = true; break;
            case "plural-cue": PluralCue = true; break;
            case "name-cue": NameCue = true; break;
            case "delay-cue": DelayCue = true; break;
            case "last-cue": LastCue = true; break;
            case "past-cue": PastCue = true; break;
            case "count-noun": CountNoun = true; break;
            case "numbered-noun": NumberedNoun = true; break;
            case "opener": break;
            default: throw new InvalidDataException($"dates/words.tsv: no kind '{kind}'");
        }
    }
}
