using System.CommandLine;
using Attache.Cli.Options;
using Attache.Cli.Output;

namespace Attache.Cli.Verbs;

/// <summary><c>attache dossier</c></summary>
internal static class DossierVerb
{
    public static Command Create()
    {
        var about = new Argument<string[]>("SUBJECT")
        {
            Description = "A state, two states, an organisation, a force, a person, or a post with its sending and receiving state.",
            Arity = new ArgumentArity(1, 3),
        };
        var options = new BriefOptions(false);
        var command = new Command("dossier", "Write all that stands about a state, a pair of states, an organisation, a force, a person or a post.") { about };
        options.AddTo(command);
        Examples.Attach(command, """
            attache dossier Mali                        a state
            attache dossier MLI FRA                     two states, as 'brief' does
            attache dossier ECOWAS                      an international organisation, by its acronym or full name
            attache dossier "Operation Barkhane"        a force
            attache dossier "Joël Meyer"                a person
            attache dossier ambassador France Mali      the post of the ambassador of France in Mali
            """);
        command.SetAction(r =>
        {
            string[] words = r.GetValue(about)!;
            var named = SubjectWords.Read(words);
            using var store = options.Open(r);
            return options.Write(r, store, named ?? SubjectWords.ByName(store, string.Join(' ', words)));
        });
        return command;
    }
}
