using Attache.Codebook;
using Attache.Coding.Lexicon;

namespace Attache.Coding.Clauses;

/// <summary>PLOVER contexts of an event, from its pattern and from who takes part.</summary>
public static class Contexts
{
    /// <summary>At most three, pattern's first.</summary>
    public static IReadOnlyList<string> Of(PredicatePattern pattern, IEnumerable<Entity> actors, IEnumerable<Entity> recipients)
    {
        var found = new List<string>(pattern.Contexts);
        void Add(string c)
        {
            if (!found.Contains(c, StringComparer.Ordinal)) found.Add(c);
        }

        foreach (var e in actors.Concat(recipients))
            switch (e.Sector)
            {
                case "MIL": Add("military"); break;
                case "JUD": Add("legal"); break;
                case "LEG": Add("legislative"); break;
                case "SPY": Add("intelligence"); break;
                case "REF": Add("migration"); break;
                case "MED": Add("health"); break;
            }
        return found.Count > 3 ? found[..3] : found;
    }
}
