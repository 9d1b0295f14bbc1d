using System.Collections.Frozen;
using System.Globalization;

namespace Attache.Codebook;

/// <summary>An event category of PLOVER 2.0.</summary>
/// <param name="Name">Such as <c>SANCTION</c>.</param>
/// <param name="QuadNumber">1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.</param>
/// <param name="Quad">The quad's name.</param>
/// <param name="Score">Conflict–cooperation score, −10 to 10.</param>
/// <param name="RequiresRecipient">Whether the manual requires a recipient.</param>
/// <param name="Cameo">CAMEO code where no mode tells more.</param>
public sealed record PloverCategory(string Name, int QuadNumber, string Quad, double Score, bool RequiresRecipient, string Cameo);

/// <summary>A mode of a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Name">Such as <c>expel</c>.</param>
/// <param name="Score">Conflict–cooperation score, −10 to 10.</param>
/// <param name="Cameo">The nearest CAMEO code.</param>
public sealed record PloverMode(string Category, string Name, double Score, string Cameo);

/// <summary>A CAMEO code and what it is in PLOVER.</summary>
/// <param name="Code">Two to four digits, leading zero kept.</param>
/// <param name="Category">PLOVER category.</param>
/// <param name="Mode">PLOVER mode; null for none.</param>
/// <param name="Contexts">PLOVER contexts.</param>
/// <param name="Text">CAMEO's own name of the code.</param>
public sealed record CameoCode(string Code, string Category, string? Mode, IReadOnlyList<string> Contexts, string Text);

/// <summary>PLOVER 2.0 as data, from <c>data/codebook</c>.</summary>
public sealed class Plover
{
    private readonly FrozenDictionary<(string, string), PloverMode> modes;
    private readonly ILookup<(string, string?), CameoCode> cameoByMeaning;

    private Plover()
    {
        static Tsv Table(string name) => Tsv.FromResource(typeof(Plover).Assembly, $"codebook/{name}.tsv");
        static double Number(string s) => double.Parse(s, CultureInfo.InvariantCulture);

        Categories = Table("categories").Rows.Select(r => new PloverCategory(
                r["category"], int.Parse(r["quad_number"], CultureInfo.InvariantCulture), r["quad"], Number(r["score"]), r["requires_recipient"] == "yes", r["cameo"]))
            .ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
        modes = Table("modes").Rows.Select(r => new PloverMode(r["category"], r["mode"], Number(r["score"]), r["cameo"]))
            .ToFrozenDictionary(m => (m.Category, m.Name));
        Contexts = Table("contexts").Rows.Select(r => r["context"]).ToFrozenSet(StringComparer.Ordinal);
        Sectors = Table("sectors").Rows.Select(r => r["sector"]).ToFrozenSet(StringComparer.Ordinal);
        InternationalCodes = Table("international").Rows.ToFrozenDictionary(r => r["code"], r => r["name"], StringComparer.Ordinal);
        Cameo = Table("cameo").Rows.Select(r => new CameoCode(r["cameo"], r["category"], r.Optional("mode"), r.List("contexts"), r["cameo_text"]))
            .ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
        cameoByMeaning = Cameo.Values.OrderBy(c => c.Code.Length).ThenBy(c => c.Code, StringComparer.Ordinal).ToLookup(c => (c.Category, c.Mode));
    }

    /// <summary>The codebook of this version.</summary>
    public static Plover Standard { get; } = new();

    /// <summary>The 16 categories by name.</summary>
    public IReadOnlyDictionary<string, PloverCategory> Categories { get; }

    /// <summary>All modes of all categories.</summary>
    public IEnumerable<PloverMode> Modes => modes.Values.OrderBy(m => m.Category, StringComparer.Ordinal).ThenBy(m => m.Name, StringComparer.Ordinal);

    /// <summary>The 37 general contexts.</summary>
    public IReadOnlySet<string> Contexts { get; }

    /// <summary>The sector codes.</summary>
    public IReadOnlySet<string> Sectors { get; }

    /// <summary>Codes of international non-state actors and their names.</summary>
    public IReadOnlyDictionary<string, string> InternationalCodes { get; }

    /// <summary>CAMEO codes by code.</summary>
    public IReadOnlyDictionary<string, CameoCode> Cameo { get; }

    /// <summary>Whether the category has that mode.</summary>
    public bool HasMode(string category, string mode) => modes.ContainsKey((category, mode));

    /// <summary>The score of an event: that of its mode where it has exactly one known mode, the mean of several, else the category's.</summary>
    /// <exception cref="KeyNotFoundException">No such category.</exception>
    public double Score(string category, IReadOnlyList<string>? ofModes)
    {
        double sum = 0;
        int n = 0;
        foreach (var m in ofModes ?? [])
            if (modes.TryGetValue((category, m), out var mode)) { sum += mode.Score; n++; }
        return n > 0 ? sum / n : Categories[category].Score;
    }

    /// <summary>
    /// The CAMEO code of an event: the general code of its category and first mode, or the finer one that one of its
    /// contexts picks out among the codes of the same category and mode.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No such category.</exception>
    public string CameoOf(string category, IReadOnlyList<string>? ofModes, IReadOnlyList<string>? contexts)
    {
        string? mode = ofModes is { Count: > 0 } ? ofModes[0] : null;
        string general = mode is not null && modes.TryGetValue((category, mode), out var m) ? m.Cameo : Categories[category].Cameo;
        if (contexts is not { Count: > 0 }) return general;
        foreach (var context in contexts)
            foreach (var code in cameoByMeaning[(category, mode)])
                if (code.Code.StartsWith(general.AsSpan().TrimEnd('0'), StringComparison.Ordinal) && code.Contexts.Count == 1 && code.Contexts[0] == context) return code.Code;
        return general;
    }

    /// <summary>Whether a code may stand for an actor's state: three capital letters or one of <see cref="InternationalCodes"/>.</summary>
    public static bool IsActorCode(string code) => code.Length == 3 && code.All(char.IsAsciiLetterUpper);
}
