using Attache.Codebook;
using Attache.Ledger;
using Attache.Views;

namespace Attache.Cli.Options;

/// <summary>What a person means who names a subject on the command line.</summary>
internal static class SubjectWords
{
    /// <summary>The subject that the words alone tell, so that a wrong one is told before the ledger is opened; null for a name.</summary>
    /// <exception cref="UserException">They are none.</exception>
    public static Subject? Read(string[] words)
    {
        if (words.Length == 3)
        {
            string post = Vocabulary.Standard.Posts.FirstOrDefault(p => string.Equals(p.Replace('’', '\''), words[0].Replace('’', '\''), StringComparison.OrdinalIgnoreCase))
                ?? throw new UserException(ExitCode.Usage, $"'{words[0]}' is no post. Posts: {string.Join(", ", Vocabulary.Standard.Posts)}. A name of several words goes in quotes.");
            return Subject.Post(post, Common.State(words[1]), Common.State(words[2]));
        }
        if (words.Length == 2 && CountryNames.Standard.CodeOf(words[0]) is { } a && CountryNames.Standard.CodeOf(words[1]) is { } b) return Subject.Pair(a, b);
        // Two words that are no states are a name without its quotes.
        return CountryNames.Standard.CodeOf(string.Join(' ', words)) is { } code ? Subject.State(code) : null;
    }

    /// <summary>The force, person or organisation of a name, in a ledger.</summary>
    /// <exception cref="UserException">The ledger holds none.</exception>
    public static Subject ByName(ILedgerStore store, string name)
    {
        foreach (var subject in (Subject[])[Subject.Force(name), Subject.Person(name), Subject.Organisation(OrganisationNames.FullName(name) ?? name)])
            if (BriefOptions.Has(store, subject)) return subject;
        throw new UserException(ExitCode.Nothing, $"{store.Name} holds nothing on '{name}', and it is no state that I know. 'attache findings' lists what there is.");
    }
}
