using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Attache.Language.Names;

/// <summary>A code of a dictionary's actor and the days for which it holds.</summary>
/// <param name="Code">Letters in threes as they stand ("DZAGOV").</param>
/// <param name="From">First day, inclusive; null: from ever.</param>
/// <param name="To">Last day, inclusive; null: for ever.</param>
public sealed record DictionaryCode(string Code, DateOnly? From, DateOnly? To);

/// <summary>An actor of a dictionary.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Forms">Its head line and synonyms, with spaces for underscores.</param>
/// <param name="Codes">Its codes, at least one.</param>
public sealed record DictionaryActor(int Line, IReadOnlyList<string> Forms, IReadOnlyList<DictionaryCode> Codes);

/// <summary>An agent of a dictionary: a common noun with the role that it stands for.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Phrase">The singular, with spaces for underscores.</param>
/// <param name="Plurals">Its plurals; empty where it has none.</param>
/// <param name="Role">The role's three letters as they stand.</param>
public sealed record DictionaryAgent(int Line, string Phrase, IReadOnlyList<string> Plurals, string Role);

/// <summary>A line of a dictionary that says nothing that can be used.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Message">What is wrong and how to mend it, without a full stop.</param>
public sealed record DictionaryProblem(int Line, string Message);

/// <summary>
/// Actors and agents in the format of TABARI's and PETRARCH's dictionaries, read from a user's file. Lines that cannot be
/// read become <see cref="Problems"/>; the rest holds.
/// </summary>
/// <remarks>
/// <c>NAME_OF_ACTOR</c>, then <c>+SYNONYM</c> lines and codes <c>[CODE]</c>, <c>[CODE &lt;D]</c> (before that day),
/// <c>[CODE &gt;D]</c> (after it), <c>[CODE D1-D2]</c> (both days in), days as YYMMDD or YYYYMMDD. An agent is
/// <c>NAME {PLURAL, PLURAL} [~ROLE]</c>. <c>#</c> and <c>;</c> begin a comment, <c>&lt;!-- … --&gt;</c> encloses one;
/// <c>!NAME! = A, B</c> makes forms that a later line names. Source: the PETRARCH2 manual's chapter on dictionaries.
/// </remarks>
public sealed class ActorDictionary
{
    private ActorDictionary(IReadOnlyList<DictionaryActor> actors, IReadOnlyList<DictionaryAgent> agents, IReadOnlyList<DictionaryProblem> problems, string hash) =>
        (Actors, Agents, Problems, Hash) = (actors, agents, problems, hash);

    /// <summary>The actors in the order of the file.</summary>
    public IReadOnlyList<DictionaryActor> Actors { get; }

    /// <summary>The agents in the order of the file.</summary>
    public IReadOnlyList<DictionaryAgent> Agents { get; }

    /// <summary>The lines left out, in the order of the file.</summary>
    public IReadOnlyList<DictionaryProblem> Problems { get; }

    /// <summary>Eight letters that tell the content from another.</summary>
    public string Hash { get; }

    /// <summary>Reads a dictionary. Never throws on its content.</summary>
    public static ActorDictionary Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = new ActorDictionaryReader();
        int number = 0;
        foreach (var line in text.Split('\n')) reading.Line(++number, line.TrimEnd('\r'));
        reading.End();
        return new ActorDictionary(reading.Actors, reading.Agents, reading.Problems, HashOf(text));
    }

    /// <summary>Several dictionaries as one; what comes later holds where two name the same.</summary>
    public static ActorDictionary Join(IReadOnlyList<ActorDictionary> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all.Count == 1 ? all[0] : new ActorDictionary(
            [.. all.SelectMany(d => d.Actors)], [.. all.SelectMany(d => d.Agents)], [.. all.SelectMany(d => d.Problems)], HashOf(string.Join('+', all.Select(d => d.Hash))));
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}

/// <summary>The state of reading one dictionary line by line.</summary>
internal sealed class ActorDictionaryReader
{
    private readonly Dictionary<string, string[]> macros = new(StringComparer.Ordinal);
    private readonly List<string> forms = [];
    private readonly List<DictionaryCode> codes = [];
    private int head;
    private bool broken, comment;

    public List<DictionaryActor> Actors { get; } = [];

    public List<DictionaryAgent> Agents { get; } = [];

    public List<DictionaryProblem> Problems { get; } = [];

    public void Line(int number, string raw)
    {
        string line = WithoutComments(raw).Trim();
        if (line.Length == 0) return;
        switch (line[0])
        {
            case '+':
                if (head == 0) { Wrong(number, "a synonym stands before any name: put the name's own line above it"); return; }
                string rest = line[1..];
                int bracket = rest.IndexOf('[', StringComparison.Ordinal);
                if (Name(bracket < 0 ? rest : rest[..bracket]) is { Length: > 0 } form) forms.AddRange(Expand(form));
                else Wrong(number, "'+' without a synonym behind it");
                if (bracket >= 0) ReadCodes(number, rest[bracket..]);
                return;
            case '[':
                if (head == 0) Wrong(number, "a code stands before any name: put the name's own line above it");
                else ReadCodes(number, line);
                return;
            case '!' when line.IndexOf('=', StringComparison.Ordinal) is > 1 and var equals:
                End();
                macros[line[..equals].Trim()] = [.. line[(equals + 1)..].Split(',').Select(Name).Where(n => n.Length > 0)];
                return;
        }
        End();
        Head(number, line);
    }

    /// <summary>Closes the actor at hand.</summary>
    public void End()
    {
        if (head > 0 && codes.Count > 0) Actors.Add(new DictionaryActor(head, [.. forms.Distinct(StringComparer.Ordinal)], [.. codes]));
        else if (head > 0 && !broken) Wrong(head, $"'{Short(forms[0])}' has no code: write one behind it or on the next line, such as [FRAGOV]");
        (head, broken) = (0, false);
        forms.Clear();
        codes.Clear();
    }

    private void Head(int number, string line)
    {
        int cut = line.IndexOfAny(['[', '{']);
        string name = Name(cut < 0 ? line : line[..cut]);
        if (name.Length == 0) { Wrong(number, $"'{Short(line)}' names nobody before its code"); return; }
        string rest = cut < 0 ? "" : line[cut..];
        List<string>? plurals = null;
        if (rest.StartsWith('{'))
        {
            int close = rest.IndexOf('}', StringComparison.Ordinal);
            if (close < 0) { Wrong(number, "'{' is not closed: write the plurals as {PLURAL, PLURAL}"); return; }
            plurals = [.. rest[1..close].Split(',').Select(Name).Where(n => n.Length > 0)];
            rest = rest[(close + 1)..].Trim();
        }
        if (rest.Contains('~', StringComparison.Ordinal)) { Agent(number, name, plurals, rest); return; }
        if (plurals is not null) { Wrong(number, "plurals belong to an agent: give its role as [~GOV]"); return; }
        head = number;
        forms.AddRange(Expand(name));
        if (rest.Length > 0) ReadCodes(number, rest);
    }

    private void Agent(int number, string name, List<string>? plurals, string rest)
    {
        string role = rest.Trim('[', ']', ' ', '\t').Trim('~').Trim();
        if (!rest.StartsWith('[') || !rest.EndsWith(']') || !IsCode(role)) { Wrong(number, $"'{Short(rest)}' is no role: write ~ and letters in threes in brackets, such as [~MIL]"); return; }
        foreach (string phrase in Expand(name))
            Agents.Add(new DictionaryAgent(number, phrase, plurals ?? [phrase + "S"], role.ToUpperInvariant()));
    }

    private void ReadCodes(int number, string text)
    {
        while (text.Length > 0)
        {
            int close = text.IndexOf(']', StringComparison.Ordinal);
            if (text[0] != '[' || close < 0)
            {
                broken = true;
                Wrong(number, $"'{Short(text)}' is no code: write it in brackets, such as [FRAGOV] or [FRAELI <070516]");
                return;
            }
            string inner = text[1..close].Trim();
            text = text[(close + 1)..].Trim();
            int space = inner.IndexOfAny([' ', '\t', '<', '>']);
            string code = (space < 0 ? inner : inner[..space]).Trim(), days = space < 0 ? "" : inner[space..].Trim();
            if (!IsCode(code))
            {
                broken = true;
                Wrong(number, $"'[{Short(inner)}]' has no code of letters in threes, such as FRA or FRAGOV");
            }
            else if (!Days(days, out var from, out var to))
            {
                broken = true;
                Wrong(number, $"'[{Short(inner)}]' has days that I cannot read: write <D, >D or D1-D2 with D as YYMMDD or YYYYMMDD");
            }
            else codes.Add(new DictionaryCode(code.ToUpperInvariant(), from, to));
        }
    }

    private static bool Days(string text, out DateOnly? from, out DateOnly? to)
    {
        from = to = null;
        if (text.Length == 0) return true;
        if (text[0] is '<' or '>')
        {
            // The day itself is out, so that "<990427" and "990427-110101" part without a gap and without both.
            if (Day(text[1..]) is not { } day || day == DateOnly.MinValue || day == DateOnly.MaxValue) return false;
            if (text[0] == '<') to = day.AddDays(-1);
            else from = day.AddDays(1);
            return true;
        }
        int dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || Day(text[..dash]) is not { } first || Day(text[(dash + 1)..]) is not { } last || first > last) return false;
        (from, to) = (first, last);
        return true;
    }

    // Two digits of a year from 30 on are those of the last century, as TABARI took them.
    private static DateOnly? Day(string text)
    {
        text = text.Trim();
        if (text.Length == 6) text = (string.CompareOrdinal(text[..2], "30") >= 0 ? "19" : "20") + text;
        return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static bool IsCode(string code) => code.Length is >= 3 and <= 24 && code.Length % 3 == 0 && code.All(char.IsAsciiLetter);

    private static string Name(string text) => string.Join(' ', text.Split([' ', '\t', '_'], StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<string> Expand(string name)
    {
        foreach (var (macro, words) in macros)
        {
            int at = name.IndexOf(macro, StringComparison.Ordinal);
            if (at >= 0) return words.Select(w => name[..at] + w + name[(at + macro.Length)..]);
        }
        return [name];
    }

    private string WithoutComments(string line)
    {
        var kept = new StringBuilder();
        int i = 0;
        while (i < line.Length)
        {
            if (comment)
            {
                int end = line.IndexOf("-->", i, StringComparison.Ordinal);
                if (end < 0) break;
                comment = false;
                i = end + 3;
            }
            else if (line[i] is '#' or ';') break;
            else if (string.CompareOrdinal(line, i, "<!--", 0, 4) == 0) (comment, i) = (true, i + 4);
            else kept.Append(line[i++]);
        }
        return kept.ToString();
    }

    private void Wrong(int line, string message) => Problems.Add(new DictionaryProblem(line, message));

    private static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
