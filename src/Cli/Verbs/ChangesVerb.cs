using System.CommandLine;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Cli.Verbs;

/// <summary><c>attache changes</c></summary>
internal static class ChangesVerb
{
    public static Command Create()
    {
        var about = new Argument<string[]>("SUBJECT") { Description = "As for 'dossier': a state, two states, a force, a person or a post.", Arity = new ArgumentArity(1, 3) };
        var since = Common.Day("--since", "What was first reported after this day.");
        var believed = Common.Day("--believed", "What was believed on this day and is not believed any more, because a story was corrected or withdrawn or somebody rejected it.");
        var options = new BriefOptions(false);
        var command = new Command("changes", "Write what changed since a day, or what was believed then and is not now.") { about, since, believed };
        options.AddTo(command);
        Examples.Attach(command, """
            attache changes France Mali --since 2022-01-27              up to the day of the newest story
            attache changes MLI --since 2022-01-27 --on 2022-02-01      ... up to a day
            attache changes France Mali --believed 2022-01-31           what was given up since
            """);
        command.SetAction(r =>
        {
            if ((r.GetValue(since) is null) == (r.GetValue(believed) is null))
                throw new UserException(ExitCode.Usage, "give either --since DATE or --believed DATE.");
            string[] words = r.GetValue(about)!;
            var named = SubjectWords.Read(words);
            using var store = options.Open(r);
            var subject = named ?? SubjectWords.ByName(store, string.Join(' ', words));
            var (on, known) = options.Times(r, store);
            if (r.GetValue(since) is { } day)
            {
                if (day > on.Day) throw new UserException(ExitCode.Usage, $"--since {day:yyyy-MM-dd} lies after {on}, the day up to which changes are told. Give a later --on.");
                options.Print(r, ChangesComposer.Since(store, subject, new ValidDay(day), on, known, CountryNames.Standard));
            }
            else options.Print(r, ChangesComposer.Believed(store, subject, on, KnownTime.EndOf(r.GetValue(believed)!.Value), known, CountryNames.Standard));
            return ExitCode.Fine;
        });
        return command;
    }
}
