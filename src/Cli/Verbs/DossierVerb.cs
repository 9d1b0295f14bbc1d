using System.CommandLine;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Views;

namespace Attache.Cli.Verbs;

/// <summary><c>attache dossier</c></summary>
internal static class DossierVerb
{
    public static Command Create()
    {
        var about = new Argument<string[]>("SUBJECT")
        {
            Description = "A state, two states, a force, a person, or a post with its sending and receiving state.",
            Arity = new ArgumentArity(1, 3),
        };
        var options = new BriefOptions(false);
        var command = new Command("dossier", "Write all that stands about a state, a pair of states, a force, a person or a post.") { about };
        options.AddTo(command);
        Examples.Attach(command, """
            attache dossier Mali                        a state
            attache dossier MLI FRA                     two states, as 'brief' does
            attache dossier "Operation Barkhane"        a force
            attache dossier "Joël Meyer"                a person
            attache dossier ambassador France Mali      the post of the ambassador of France in Mali
            """);
        command.SetAction(r =>
        {
            string[] words = r.GetValue(about)!;
            var named = ByWords(words);
            using var store = options.Open(r);
            return options.Write(r, store, named ?? ByName(store, string.Join(' ', words)));
        });
        return command;
    }

    // What is told by the words alone, so that a wrong one is told before the ledger is opened.
    private static Subject? ByWords(string[] words)
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

    private static Subject ByName(ILedgerStore store, string name)
    {
        foreach (var subject in (Subject[])[Subject.Force(name), Subject.Person(name)])
            if (BriefOptions.Has(store, subject)) return subject;
        throw new UserException(ExitCode.Nothing, $"{store.Name} holds nothing on '{name}', and it is no state that I know. 'attache findings' lists what there is.");
    }
}
